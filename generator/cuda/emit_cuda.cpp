// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "generator/cuda/emit_kernel.h"
#include "generator/cuda/emit_merge_kernel.h"
#include "generator/cuda/plan_decode.h"
#include "generator/cuda/plan_forward.h"
#include "generator/cuda/plan_merge.h"
#include "generator/cuda/source.h"

namespace attngen {

Plan choose_plan(const Cascade& cascade, const Analysis& analysis, const Problem& problem) {
  if (problem.count_tiles && (problem.count_keep || problem.skeleton != Skeleton::decode)) {
    throw Error(ErrorKind::refused,
                "key tiles are counted by the decode skeleton, and nothing else beside them",
                "ask for decode, and count keep() evaluations apart");
  }
  if (problem.skeleton == Skeleton::merge) return plan_merge(cascade, analysis, problem);
  const ForwardForm form = require_forward_form(cascade, analysis, problem);
  return problem.skeleton == Skeleton::decode ? plan_decode(cascade, form, problem)
                                              : plan_forward(cascade, form, problem);
}

CudaSource emit_cuda(const Cascade& cascade, const Analysis& analysis, const Problem& problem,
                     const Plan& plan) {
  return plan.skeleton == Skeleton::merge
             ? emit_merge_kernel(cascade, analysis, problem, plan, embedded_templates())
             : emit_kernel(cascade, analysis, problem, plan, embedded_templates());
}

}  // namespace attngen
