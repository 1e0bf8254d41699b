// SPDX-License-Identifier: Apache-2.0
// Hostile cascades and hostile text against the token whitelist: whatever cascade is accepted, its
// emitted text is clean; whatever stands in the text that is not ours is found.
#include <cctype>
#include <stdexcept>

#include "base/error.h"
#include "fuzz_target.h"
#include "generator/analysis/analysis.h"
#include "generator/cuda/problem.h"
#include "generator/cuda/source.h"
#include "generator/language/language.h"

namespace {

using namespace attngen;

Problem small_problem(const Cascade& cascade) {
  std::map<std::string, std::int64_t> extents;
  std::map<std::string, double> params;
  for (const std::string& rank : ranks_to_give(cascade)) extents[rank] = 16;
  for (const Param& param : cascade.params) {
    if (!param.default_value) params[param.name] = 2;
  }
  return problem_of(cascade, extents, params, 0, limits_of_arch("sm_80"));
}

/// Emission of an accepted cascade: clean text, the same twice, no directive, no include.
void check_emission(const std::string& text) {
  for (const Cascade& cascade : parse_variant({"fuzz", text})) {
    const Problem problem = small_problem(cascade);
    const Analysis analysis = analyse(cascade);
    const Plan plan = choose_plan(cascade, analysis, problem);
    const CudaSource source = emit_cuda(cascade, analysis, problem, plan);
    const std::vector<std::string> foreign = foreign_tokens(source.text);
    if (!foreign.empty()) throw std::runtime_error("foreign token in our own text: " + foreign[0]);
    if (source.text.find("#include") != std::string::npos) throw std::runtime_error("an include");
    if (source.text != emit_cuda(cascade, analysis, problem, plan).text) {
      throw std::runtime_error("two emissions differ");
    }
  }
}

/// The scan itself never fails, and never passes text with a word that nothing declares.
void check_scan(const std::string& text) {
  const bool is_clean = foreign_tokens(text).empty();
  for (const char* word : {"#include", "#define", "asm", "goto", "__asm__", "_Pragma"}) {
    std::size_t at = 0;
    bool stands_alone = false;
    while ((at = text.find(word, at)) != std::string::npos) {
      const auto is_part = [&](std::size_t i) {
        return i < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_');
      };
      const std::size_t line = text.rfind('\n', at) + 1;
      const bool in_comment = text.substr(line, at - line).find("//") != std::string::npos;
      const std::size_t end = at + std::string(word).size();
      if (!in_comment && (at == 0 || !is_part(at - 1)) && !is_part(end)) stands_alone = true;
      at = end;
    }
    if (is_clean && stands_alone) throw std::runtime_error(std::string("missed ") + word);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_scan(text);
  try {
    check_emission(text);
  } catch (const Error&) {
    return 0;
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  std::vector<std::string> seeds = {
      "cascade a{rank P,M,E,F;in Q[P,E]:bf16,K[M,E]:bf16,V[M,F]:bf16\nS[p,m]=sum{e} Q[p,e]*K[m,e]\n"
      "GM[p]=max{m} S[p,m];N[p,m]=exp(S[p,m]-GM[p]);D[p]=sum{m} N[p,m]\n"
      "out O[p,f]=sum{m} N[p,m]/D[p]*V[m,f]}",
      "cascade asm{rank P,M,E,F;in int[P,E]:f16,asm[M,E]:f16,main[M,F]:f16,__shared__[M]:f32\n"
      "Config[p,m]=sum{e} int[p,e]*asm[m,e] where m<=p\n"
      "out threadIdx[p,f]=sum{m} sigmoid(Config[p,m]+__shared__[m])*main[m,f]}",
      "cascade b{rank P,M,E,F;param c=2,w;in Q[P,E]:bf16,K[M,E]:bf16,V[M,F]:bf16,t[M]:i32\n"
      "S[p,m]=sum{e} Q[p,e]*K[m,e]*c where m<t[m]&&p-m<w&&(p/w)%3==0\n"
      "R[p,m]=relu(S[p,m]);D[p]=sum{m} R[p,m];out O[p,f]=sum{m} R[p,m]/(D[p]+c)*V[m,f]}",
  };
  for (const std::string& seed : seeds) check_emission(seed);  // one that is refused tests nothing
  seeds.emplace_back("float x = 1.0f;\nasm(\"trap;\");\n#include <x>\n// asm\nint goto_ = 2;\n");
  seeds.emplace_back("#pragma unroll\nextern \"C\" __global__ void attngen_x(int y) { y = 1; }\n");
  return seeds;
}
