// SPDX-License-Identifier: Apache-2.0
// Any bytes given to the parser: cascades that print and read back equal, or an Error that says
// where.
#include <stdexcept>
#include <string>

#include "base/error.h"
#include "cascades/gallery.h"
#include "generator/language/language.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

void judge(const attngen::Cascade& cascade) {
  const std::string printed = attngen::print_cascade(cascade);
  const std::vector<attngen::Cascade> again = attngen::parse_variant({"printed", printed});
  require(again.size() == 1, "a printed cascade does not read back as one");
  require(again[0] == cascade, "it does not read back equal");
  require(attngen::print_cascade(again[0]) == printed, "it prints differently the second time");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    for (const attngen::Cascade& cascade : attngen::parse_variant({"fuzz", text})) judge(cascade);
  } catch (const attngen::Error& error) {
    require(error.kind() == attngen::ErrorKind::refused, "an error of the wrong kind");
    require(!error.findings().empty(), "an error without findings");
    require(error.findings().size() <= 51, "too many findings");
    for (const attngen::Finding& finding : error.findings()) {
      require(finding.file == "fuzz",
              "a printed cascade was refused, or an error without its file");
      require(!finding.message.empty(), "a finding without a message");
    }
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  std::vector<std::string> seeds;
  for (const attngen::GalleryEntry& entry : attngen::gallery()) seeds.emplace_back(entry.text);
  seeds.emplace_back(
      "cascade a { rank M=96, E; split M -> M1, M0=32; var i in M0; dtype T = f16\n"
      "param k: i32 = 3, c = -1.5; in A[M,E]: T, t[M]: i32, ok[M]: bool\n"
      "iter m1 until m1 >= M1; expect passes(M) 1 -> 1; init X[0,e] = -inf\n"
      "B[m1,e] = max{m0} A[m1*M0+m0,e] where (m0 + k) % 2 == 0 || ok[m0]\n"
      "X[m1+1,e]: f64 = max(X[m1,e], B[m1,e])\n"
      "out Y[m1*M0+i,e] = select(i/2 < e, X[m1,e] * c, A[clamp(t[i], 0, M-1),e])\n"
      "out O[e] = X[M1,e]; out W[]: bool = any{m,e} !(A[m,e] > .5) }");
  seeds.emplace_back(
      "cascade s { rank P, M, J=4; in A[P,M]: f32\n T[p,j] = topk{m; 4} A[p,m]\n"
      "out O[p] = sum{j} (A[p,T[p,j]] + 1e-3)\n out Z[p] = argmax{m} A[p,m] }");
  seeds.emplace_back("cascade a {{[((");
  return seeds;
}
