// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "generator/form/packed_rank.h"
#include "generator/form/require_form.h"
#include "generator/form/table_tiles.h"
#include "generator/llvm/argument_fields.h"
#include "generator/llvm/ir_module.h"
#include "generator/llvm/llvm_source.h"
#include "generator/llvm/llvm_text.h"
#include "generator/llvm/loopnest.h"
#include "generator/llvm/row_tile_scope.h"
#include "generator/llvm/tile_copies.h"
#include "generator/llvm/tile_functions.h"
#include "generator/llvm/tile_layout.h"

namespace attngen {
namespace {

LlvmSource emit_tiles(const Cascade& cascade, const Analysis& analysis, const CpuProblem& asked,
                      const CpuPlan& plan) {
  CpuProblem problem = asked;
  problem.in_f64 = plan.in_f64;
  ForwardForm form = require_form(cascade, analysis, problem.extents);
  const int packed_var =
      plan.packed_rank >= 0 ? packed_rank(cascade, form, problem.static_params).var : -1;
  form.tiles = table_tiles(cascade, form, packed_var, problem.static_params);
  const TileLayout layout = tile_layout(cascade, form, problem, plan);
  ArgumentFields arguments(cascade, problem);
  TileContext context{cascade, form, problem, plan, layout, arguments};
  context.real = problem.in_f64 ? IrKind::f64 : IrKind::f32;
  context.packed_var = packed_var;
  context.packed_group = plan.packed_group;

  LlvmSource source;
  source.entry = source.slug = llvm_slug(cascade, form, asked);
  source.plan = plan;
  source.scratch = layout.scratch;
  source.in_f64 = problem.in_f64;
  source.limits = problem.limits;
  source.command = llvm_command(cascade, form, asked, plan);
  const int bits = plan.lanes * bytes_of(context.real) * 8;
  IrModule module(llvm_header(cascade, plan, source.command), std::max(bits, 128));
  // The stream is as much work for a compiler as all the rest.
  IrModule streaming("", std::max(bits, 128));
  IrModule others("", std::max(bits, 128));
  const auto add = [&](const IrFunction& function, IrModule& own) {
    module.add(function);
    own.add(function);
  };
  add(emit_keys(context, source.entry), others);
  add(emit_stream(context, source.entry), streaming);
  add(emit_merge(context, source.entry), others);
  add(emit_finish(context, source.entry), others);
  for (IrModule* one : {&module, &streaming, &others}) {
    one->declare(transpose_declaration(context.real));
  }
  source.text = module.text();
  source.modules = {streaming.text(), others.text()};
  source.arguments = arguments.list();
  return source;
}

}  // namespace

LlvmSource emit_llvm(const Cascade& cascade, const Analysis& analysis, const CpuProblem& problem,
                     const CpuPlan& plan) {
  if (plan.skeleton == "loopnest") return emit_loopnest(cascade, analysis, problem, plan);
  return emit_tiles(cascade, analysis, problem, plan);
}

}  // namespace attngen
