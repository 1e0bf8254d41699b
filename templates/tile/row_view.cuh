// SPDX-License-Identifier: Apache-2.0
// One tensor as rows and their columns, in whatever order its axes lie in memory.
// reads Config: kRowAxes
// needs: -

/// Strides are in elements. A tensor with one value per row has the column stride 0.
template <class Element>
struct RowView {
  Element* data;
  long long row_strides[Config::kRowAxes];
  long long column_stride;
};

/// Where a row is, along each axis.
struct RowPlace {
  long long at[Config::kRowAxes];
};

/// The last axis runs fastest.
__device__ __forceinline__ RowPlace place_of_row(const long long (&extents)[Config::kRowAxes],
                                                 long long row) {
  RowPlace place;
#pragma unroll
  for (int axis = Config::kRowAxes - 1; axis >= 0; --axis) {
    place.at[axis] = row % extents[axis];
    row /= extents[axis];
  }
  return place;
}

template <class Element>
__device__ __forceinline__ Element* element_of(const RowView<Element>& view, const RowPlace& place,
                                               long long column) {
  long long offset = column * view.column_stride;
#pragma unroll
  for (int axis = 0; axis < Config::kRowAxes; ++axis) {
    offset += place.at[axis] * view.row_strides[axis];
  }
  return view.data + offset;
}
