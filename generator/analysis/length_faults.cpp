// SPDX-License-Identifier: Apache-2.0
// What tables hold, against the lengths that conditions take them for.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "generator/analysis/key_lengths.h"
#include "generator/analysis/tile_linear.h"
#include "generator/ir/bind_range.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

__extension__ using Wide = __int128;  // differences of two entries of 64 bits

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

std::int64_t entry_of(const Array& array, std::int64_t index) {
  if (array.dtype != DType::i64) return static_cast<std::int64_t>(array.at(index));
  std::int64_t value = 0;
  std::copy_n(array.data.data() + static_cast<std::size_t>(index) * sizeof value, sizeof value,
              reinterpret_cast<std::byte*>(&value));
  return value;
}

/// One length over all positions of its variables, batch by batch.
class LengthReader {
 public:
  LengthReader(const Cascade& cascade, const KeyLength& length, const BoundInputs& inputs,
               RangeEvaluator& evaluator)
      : cascade_(cascade), length_(length), inputs_(inputs), evaluator_(evaluator) {
    for_each_node(length.keys, [&](const ExprNode& node) {
      if (node.op == Op::var && std::find(vars_.begin(), vars_.end(), node.id) == vars_.end()) {
        vars_.push_back(node.id);
      }
    });
    const std::optional<Linear> form = TileScope(cascade, {}).linear(length.keys);
    terms_ = form->terms;
    constant_ = form->constant;
    point_.lo.assign(cascade.vars.size(), 0);
    point_.hi = point_.lo;
  }

  void read(std::vector<LengthFault>& faults) {
    const std::int64_t extent = inputs_.binding.extents[at(length_.rank)];
    for (const int var : vars_) {
      if (extent_of(var) == 0) return;
    }
    bool told_beyond = false;
    bool told_negative = false;
    for (std::int64_t entry = 0; entry < batch_entries(); ++entry) {
      evaluator_.select_batch(entry);
      do {
        const std::optional<Wide> keys = value(entry);
        if (!keys || (*keys >= 0 && *keys <= extent)) continue;
        const bool is_beyond = *keys > 0;
        if (std::exchange(is_beyond ? told_beyond : told_negative, true)) continue;
        faults.push_back({length_, text_of(*keys),
                          fmt::format("{}={}", cascade_.ranks[at(length_.rank)].name, extent),
                          is_beyond});
      } while (!(told_beyond && told_negative) && advance());
      if (told_beyond && told_negative) return;
    }
  }

 private:
  std::int64_t extent_of(int var) const {
    return inputs_.binding.extents[at(cascade_.vars[at(var)].rank)];
  }

  /// 1 where every batch entry reads the same tables.
  std::int64_t batch_entries() const {
    const std::int64_t all = element_count(inputs_.binding.batch);
    bool differs = false;
    for_each_node(length_.keys, [&](const ExprNode& node) {
      differs = differs || (node.op == Op::access && own_batch_axes(node.id) > 0);
    });
    return differs ? all : std::min<std::int64_t>(all, 1);
  }

  std::size_t own_batch_axes(int tensor) const {
    return inputs_.arrays[at(tensor)].shape.size() - cascade_.tensors[at(tensor)].dims.size();
  }

  /// The next position; false after the last, which leaves the first.
  bool advance() {
    for (std::size_t i = vars_.size(); i-- > 0;) {
      std::int64_t& place = point_.lo[at(vars_[i])];
      place = place + 1 < extent_of(vars_[i]) ? place + 1 : 0;
      point_.hi[at(vars_[i])] = place;
      if (place > 0) return true;
    }
    return false;
  }

  /// Absent where a coordinate is outside: that is another fault.
  std::optional<Wide> value(std::int64_t batch_entry) {
    Wide sum = constant_;
    places_.clear();
    for (const Linear::Term& term : terms_) {
      const std::optional<Shape> place = place_of(term.atom, batch_entry);
      if (!place) return std::nullopt;
      const Array& array = inputs_.arrays[at(term.atom->id)];
      std::int64_t index = 0;
      for (std::size_t axis = 0; axis < place->size(); ++axis) {
        index = index * array.shape[axis] + (*place)[axis];
      }
      sum += Wide{term.coefficient} * entry_of(array, index);
      places_.push_back(*place);
    }
    return sum;
  }

  /// Of an access in its array, batch axes first.
  std::optional<Shape> place_of(const Expr& access, std::int64_t batch_entry) {
    const Shape& shape = inputs_.arrays[at(access->id)].shape;
    const Shape& batch = inputs_.binding.batch;
    const std::size_t own = own_batch_axes(access->id);
    Shape place(own, 0);
    for (std::size_t back = 0; back < batch.size(); ++back) {
      const std::int64_t extent = batch[batch.size() - 1 - back];
      if (back < own && shape[own - 1 - back] != 1) place[own - 1 - back] = batch_entry % extent;
      batch_entry /= extent;
    }
    for (const Expr& coordinate : access->args) {
      const Range range = evaluator_.evaluate(coordinate, point_);
      const auto limit = static_cast<double>(shape[place.size()]);
      if (range.is_undefined || !range.is_point() || range.lo < 0 || range.lo >= limit) {
        return std::nullopt;
      }
      place.push_back(static_cast<std::int64_t>(range.lo));
    }
    return place;
  }

  std::string text_of(Wide keys) const {
    const Expr shown = transformed(length_.keys, [&](const Expr& node) -> Expr {
      for (std::size_t i = 0; i < terms_.size(); ++i) {
        if (node->op != Op::access || !same(node, terms_[i].atom)) continue;
        std::vector<Expr> place;
        for (const std::int64_t coordinate : places_[i]) place.push_back(make_integer(coordinate));
        return make_access(node->id, std::move(place));
      }
      return node;
    });
    return fmt::format("{}={}", print_expr(cascade_, shown), keys);
  }

  const Cascade& cascade_;
  const KeyLength& length_;
  const BoundInputs& inputs_;
  RangeEvaluator& evaluator_;
  std::vector<int> vars_;
  std::vector<Linear::Term> terms_;
  std::int64_t constant_ = 0;
  Box point_;
  std::vector<Shape> places_;  ///< by term, of the value read last
};

}  // namespace

std::vector<LengthFault> length_faults(const Cascade& cascade,
                                       const std::vector<KeyLength>& lengths,
                                       const BoundInputs& inputs) {
  std::vector<LengthFault> faults;
  RangeEvaluator evaluator(cascade, inputs);
  for (const KeyLength& length : lengths) {
    LengthReader(cascade, length, inputs, evaluator).read(faults);
  }
  return faults;
}

std::string to_text(const LengthFault& fault) {
  return fault.is_beyond ? fmt::format("{} is beyond {}", fault.entry, fault.limit)
                         : fmt::format("{} is negative", fault.entry);
}

std::string why_wrong(const LengthFault& fault) {
  if (fault.length.is_end) {
    return fault.is_beyond ? "a sequence has at most as many keys as the key tensor"
                           : "a sequence without keys has the length 0";
  }
  return fault.is_beyond
             ? "at most as many keys as the key tensor has lie before the first that counts"
             : "the first key is number 0";
}

std::string meaning_of(const LengthFault& fault) {
  const bool counts_all = fault.is_beyond == fault.length.is_end;
  const std::string all = fault.limit.substr(fault.limit.find('=') + 1);
  if (fault.length.is_alternative) {
    return fmt::format("it is read as {}", fault.is_beyond ? all : "0");
  }
  return counts_all ? fmt::format("all {} keys count", all) : "no key counts";
}

}  // namespace attngen
