#include "tools/variant_option.h"
namespace attngen { std::string analysis_text(const VariantOption&); }
