; attngen: document, digest 52fc296dd99f0154
; attngen show document --stage ll -D E=64 -D F=64 --dtype T=f16 --batch-axes 1 --arch v128
; cascade:
; cascade document {
;   rank P, M, E, F
;   dtype T = f16
;   param scale = rsqrt(E)
;   in Q[P,E]: T, K[M,E]: T, V[M,F]: T, dq[P]: i32, dk[M]: i32
;   expect passes(M) 3 -> 1
;
;   S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where dq[p] == dk[m]
;   GM[p] = max{m} S[p,m]
;   N[p,m] = exp(S[p,m] - GM[p])
;   D[p] = sum{m} N[p,m]
;   out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
;   out LSE[p] = GM[p] + log(D[p])
; }
; plan: tiles rows=24x4 keys=48 block=4 split=4128 prefetch

define void @attngen_document_e64_f64_f16_v128_keys(ptr noalias %arguments, i64 %item, ptr noalias %range) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 95
  %v3 = sdiv i64 %v2, 96
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 96
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 96)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  %v16 = getelementptr i8, ptr %arguments, i64 8
  %v17 = load i32, ptr %v16, align 4
  %v18 = sext i32 %v17 to i64
  ; keys that some row may use: dq[p] == dk[m]
  ; least and most of dq[p] in the rows
  %v19 = icmp slt i64 0, %v13
  %v22 = sub nsw i64 %v1, 1
  %v25 = getelementptr i8, ptr %arguments, i64 16
  %v26 = load i64, ptr %v25, align 8
  %v27 = mul nsw i64 %v6, %v26
  %v29 = getelementptr i8, ptr %arguments, i64 24
  %v30 = load ptr, ptr %v29, align 8
  br i1 %v19, label %row_0, label %row_0_end
row_0:
  %row0 = phi i64 [ 0, %entry ], [ %v36, %row_0 ]
  %v20 = phi i64 [ 9223372036854775807, %entry ], [ %v34, %row_0 ]
  %v21 = phi i64 [ -9223372036854775808, %entry ], [ %v35, %row_0 ]
  %v23 = add nsw i64 %v7, %row0
  %v24 = call i64 @llvm.smin.i64(i64 %v23, i64 %v22)
  %v28 = add nsw i64 %v27, %v24
  %v31 = getelementptr i32, ptr %v30, i64 %v28
  %v32 = load i32, ptr %v31, align 4
  %v33 = sext i32 %v32 to i64
  %v34 = call i64 @llvm.smin.i64(i64 %v20, i64 %v33)
  %v35 = call i64 @llvm.smax.i64(i64 %v21, i64 %v33)
  %v36 = add nsw i64 %row0, 1
  %v37 = icmp slt i64 %v36, %v13
  br i1 %v37, label %row_0, label %row_0_end
row_0_end:
  %v38 = phi i64 [ 9223372036854775807, %entry ], [ %v34, %row_0 ]
  %v39 = phi i64 [ -9223372036854775808, %entry ], [ %v35, %row_0 ]
  %v40 = call i64 @llvm.smin.i64(i64 0, i64 %v18)
  %v41 = call i64 @llvm.smax.i64(i64 %v18, i64 %v40)
  %v42 = sub nsw i64 %v41, %v40
  %v43 = icmp sgt i64 %v42, 4128
  %v44 = icmp slt i64 %v40, %v41
  %v53 = getelementptr i8, ptr %arguments, i64 32
  %v54 = load i64, ptr %v53, align 8
  %v55 = mul nsw i64 %v6, %v54
  %v57 = getelementptr i8, ptr %arguments, i64 40
  %v58 = load ptr, ptr %v57, align 8
  br i1 %v43, label %then_0, label %else_0
then_0:
  br i1 %v44, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %v40, %then_0 ], [ %v97, %join_1 ]
  %v45 = phi i64 [ %v41, %then_0 ], [ %v95, %join_1 ]
  %v46 = phi i64 [ %v40, %then_0 ], [ %v96, %join_1 ]
  %v47 = sub nsw i64 %v41, %key0
  %v48 = call i64 @llvm.smin.i64(i64 %v47, i64 384)
  %v49 = add nsw i64 %key0, %v48
  %v50 = sub nsw i64 %v48, 1
  %v51 = add nsw i64 %key0, %v50
  ; least and most of dk[m] in the keys
  %v52 = icmp sge i64 %v48, 4
  %v56 = add nsw i64 %v55, %key0
  %v59 = getelementptr i32, ptr %v58, i64 %v56
  %v60 = sub nsw i64 %v48, 4
  %v62 = icmp slt i64 4, %v48
  br i1 %v52, label %then_1, label %else_1
then_1:
  %v61 = load <4 x i32>, ptr %v59, align 4
  br i1 %v62, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 4, %then_1 ], [ %v70, %key_row_0 ]
  %v63 = phi <4 x i32> [ %v61, %then_1 ], [ %v68, %key_row_0 ]
  %v64 = phi <4 x i32> [ %v61, %then_1 ], [ %v69, %key_row_0 ]
  %v65 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v60)
  %v66 = getelementptr i32, ptr %v59, i64 %v65
  %v67 = load <4 x i32>, ptr %v66, align 4
  %v68 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v63, <4 x i32> %v67)
  %v69 = call <4 x i32> @llvm.smax.v4i32(<4 x i32> %v64, <4 x i32> %v67)
  %v70 = add nsw i64 %key_row0, 4
  %v71 = icmp slt i64 %v70, %v48
  br i1 %v71, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v72 = phi <4 x i32> [ %v61, %then_1 ], [ %v68, %key_row_0 ]
  %v73 = phi <4 x i32> [ %v61, %then_1 ], [ %v69, %key_row_0 ]
  %v74 = call i32 @llvm.vector.reduce.smin.v4i32(<4 x i32> %v72)
  %v75 = sext i32 %v74 to i64
  %v76 = call i32 @llvm.vector.reduce.smax.v4i32(<4 x i32> %v73)
  %v77 = sext i32 %v76 to i64
  br label %join_1
else_1:
  br label %key_row_1
key_row_1:
  %key_row1 = phi i64 [ 0, %else_1 ], [ %v87, %key_row_1 ]
  %v78 = phi i64 [ 9223372036854775807, %else_1 ], [ %v85, %key_row_1 ]
  %v79 = phi i64 [ -9223372036854775808, %else_1 ], [ %v86, %key_row_1 ]
  %v80 = add nsw i64 %key0, %key_row1
  %v81 = add nsw i64 %v55, %v80
  %v82 = getelementptr i32, ptr %v58, i64 %v81
  %v83 = load i32, ptr %v82, align 4
  %v84 = sext i32 %v83 to i64
  %v85 = call i64 @llvm.smin.i64(i64 %v78, i64 %v84)
  %v86 = call i64 @llvm.smax.i64(i64 %v79, i64 %v84)
  %v87 = add nsw i64 %key_row1, 1
  %v88 = icmp slt i64 %v87, %v48
  br i1 %v88, label %key_row_1, label %key_row_1_end
key_row_1_end:
  br label %join_1
join_1:
  %v89 = phi i64 [ %v75, %key_row_0_end ], [ %v85, %key_row_1_end ]
  %v90 = phi i64 [ %v77, %key_row_0_end ], [ %v86, %key_row_1_end ]
  %v91 = icmp sle i64 %v89, %v39
  %v92 = icmp sle i64 %v38, %v90
  %v93 = select i1 %v91, i1 %v92, i1 false
  %v94 = select i1 %v93, i64 %key0, i64 %v41
  %v95 = call i64 @llvm.smin.i64(i64 %v45, i64 %v94)
  %v96 = select i1 %v93, i64 %v49, i64 %v46
  %v97 = add nsw i64 %key0, 384
  %v98 = icmp slt i64 %v97, %v41
  br i1 %v98, label %key_0, label %key_0_end
key_0_end:
  %v99 = phi i64 [ %v41, %then_0 ], [ %v95, %join_1 ]
  %v100 = phi i64 [ %v40, %then_0 ], [ %v96, %join_1 ]
  %v101 = call i64 @llvm.smin.i64(i64 %v99, i64 %v100)
  br label %join_0
else_0:
  br label %join_0
join_0:
  %v102 = phi i64 [ %v101, %key_0_end ], [ %v40, %else_0 ]
  %v103 = phi i64 [ %v100, %key_0_end ], [ %v41, %else_0 ]
  store i64 %v102, ptr %range, align 8
  %v104 = getelementptr i8, ptr %range, i64 8
  store i64 %v103, ptr %v104, align 8
  ret void
}

define void @attngen_document_e64_f64_f16_v128_stream(ptr noalias %arguments, i64 %item, i64 %begin, i64 %end, ptr noalias align 64 %scratch) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 95
  %v3 = sdiv i64 %v2, 96
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 96
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 96)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  ; the rows of Q[p,e], turned
  %v17 = sub nsw i64 %v1, 1
  %v21 = getelementptr i8, ptr %scratch, i64 82752
  %v23 = getelementptr i8, ptr %arguments, i64 48
  %v24 = load i64, ptr %v23, align 8
  %v25 = mul nsw i64 %v6, %v24
  %v26 = getelementptr i8, ptr %arguments, i64 56
  %v27 = load i64, ptr %v26, align 8
  %v30 = getelementptr i8, ptr %arguments, i64 64
  %v31 = load ptr, ptr %v30, align 8
  %v58 = getelementptr i8, ptr %scratch, i64 29824
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %entry ], [ %v60, %row_0_end ]
  br label %row_0
row_0:
  %row0 = phi i64 [ 0, %vector_0 ], [ %v56, %column_0_end ]
  %v16 = add nsw i64 %vector0, %row0
  %v18 = add nsw i64 %v7, %v16
  %v19 = call i64 @llvm.smin.i64(i64 %v18, i64 %v17)
  %v20 = mul nsw i64 %row0, 64
  %v22 = getelementptr float, ptr %v21, i64 %v20
  %v28 = mul nsw i64 %v19, %v27
  %v29 = add nsw i64 %v25, %v28
  %v32 = getelementptr half, ptr %v31, i64 %v29
  br label %column_0
column_0:
  %column0 = phi i64 [ 0, %row_0 ], [ %v54, %column_0 ]
  %v33 = getelementptr half, ptr %v32, i64 %column0
  %v34 = load <4 x half>, ptr %v33, align 2
  %v35 = getelementptr float, ptr %v22, i64 %column0
  %v36 = bitcast <4 x half> %v34 to <4 x i16>
  %v37 = zext <4 x i16> %v36 to <4 x i32>
  %v38 = and <4 x i32> %v37, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v39 = xor <4 x i32> %v37, %v38
  %v40 = shl <4 x i32> %v39, <i32 16, i32 16, i32 16, i32 16>
  %v41 = shl <4 x i32> %v38, <i32 13, i32 13, i32 13, i32 13>
  %v42 = add <4 x i32> %v41, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v43 = add <4 x i32> %v42, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v44 = bitcast <4 x i32> %v43 to <4 x float>
  %v45 = fsub <4 x float> %v44, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v46 = bitcast <4 x float> %v45 to <4 x i32>
  %v47 = icmp ult <4 x i32> %v38, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v48 = select <4 x i1> %v47, <4 x i32> %v46, <4 x i32> %v42
  %v49 = or <4 x i32> %v41, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v50 = icmp uge <4 x i32> %v38, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v51 = select <4 x i1> %v50, <4 x i32> %v49, <4 x i32> %v48
  %v52 = or <4 x i32> %v51, %v40
  %v53 = bitcast <4 x i32> %v52 to <4 x float>
  store <4 x float> %v53, ptr %v35, align 16
  %v54 = add nsw i64 %column0, 4
  %v55 = icmp slt i64 %v54, 64
  br i1 %v55, label %column_0, label %column_0_end
column_0_end:
  %v56 = add nsw i64 %row0, 1
  %v57 = icmp slt i64 %v56, 4
  br i1 %v57, label %row_0, label %row_0_end
row_0_end:
  %v59 = getelementptr float, ptr %v58, i64 %vector0
  call void @attngen_transpose_f32(ptr %v21, i64 64, ptr %v59, i64 112, i64 4, i64 64)
  %v60 = add nsw i64 %vector0, 4
  %v61 = icmp slt i64 %v60, 96
  br i1 %v61, label %vector_0, label %vector_0_end
vector_0_end:
  ; states before the first key
  %v64 = trunc i64 %v17 to i32
  %v68 = insertelement <4 x i32> poison, i32 %v64, i64 0
  %v69 = shufflevector <4 x i32> %v68, <4 x i32> poison, <4 x i32> zeroinitializer
  %v72 = getelementptr i8, ptr %scratch, i64 384
  br label %vector_1
vector_1:
  %vector1 = phi i64 [ 0, %vector_0_end ], [ %v74, %vector_1 ]
  %v62 = add nsw i64 %v7, %vector1
  %v63 = trunc i64 %v62 to i32
  %v65 = insertelement <4 x i32> poison, i32 %v63, i64 0
  %v66 = shufflevector <4 x i32> %v65, <4 x i32> poison, <4 x i32> zeroinitializer
  %v67 = add <4 x i32> %v66, <i32 0, i32 1, i32 2, i32 3>
  %v70 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v67, <4 x i32> %v69)
  %v71 = getelementptr float, ptr %scratch, i64 %vector1
  store <4 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, ptr %v71, align 16
  %v73 = getelementptr float, ptr %v72, i64 %vector1
  store <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, ptr %v73, align 16
  %v74 = add nsw i64 %vector1, 4
  %v75 = icmp slt i64 %v74, 96
  br i1 %v75, label %vector_1, label %vector_1_end
vector_1_end:
  %v76 = getelementptr i8, ptr %scratch, i64 768
  call void @llvm.memset.p0.i64(ptr %v76, i8 0, i64 28672, i1 false)
  ; least and most of dq[p] in the rows
  %v77 = icmp slt i64 0, %v13
  %v82 = getelementptr i8, ptr %arguments, i64 16
  %v83 = load i64, ptr %v82, align 8
  %v84 = mul nsw i64 %v6, %v83
  %v86 = getelementptr i8, ptr %arguments, i64 24
  %v87 = load ptr, ptr %v86, align 8
  br i1 %v77, label %row_1, label %row_1_end
row_1:
  %row1 = phi i64 [ 0, %vector_1_end ], [ %v93, %row_1 ]
  %v78 = phi i64 [ 9223372036854775807, %vector_1_end ], [ %v91, %row_1 ]
  %v79 = phi i64 [ -9223372036854775808, %vector_1_end ], [ %v92, %row_1 ]
  %v80 = add nsw i64 %v7, %row1
  %v81 = call i64 @llvm.smin.i64(i64 %v80, i64 %v17)
  %v85 = add nsw i64 %v84, %v81
  %v88 = getelementptr i32, ptr %v87, i64 %v85
  %v89 = load i32, ptr %v88, align 4
  %v90 = sext i32 %v89 to i64
  %v91 = call i64 @llvm.smin.i64(i64 %v78, i64 %v90)
  %v92 = call i64 @llvm.smax.i64(i64 %v79, i64 %v90)
  %v93 = add nsw i64 %row1, 1
  %v94 = icmp slt i64 %v93, %v13
  br i1 %v94, label %row_1, label %row_1_end
row_1_end:
  %v95 = phi i64 [ 9223372036854775807, %vector_1_end ], [ %v91, %row_1 ]
  %v96 = phi i64 [ -9223372036854775808, %vector_1_end ], [ %v92, %row_1 ]
  %v97 = icmp slt i64 %begin, %end
  %v103 = getelementptr i8, ptr %arguments, i64 32
  %v104 = load i64, ptr %v103, align 8
  %v105 = mul nsw i64 %v6, %v104
  %v107 = getelementptr i8, ptr %arguments, i64 40
  %v108 = load ptr, ptr %v107, align 8
  %v144 = sub nsw i64 %end, 1
  %v146 = getelementptr i8, ptr %arguments, i64 72
  %v147 = load i64, ptr %v146, align 8
  %v148 = mul nsw i64 %v6, %v147
  %v149 = getelementptr i8, ptr %arguments, i64 80
  %v150 = load i64, ptr %v149, align 8
  %v153 = getelementptr i8, ptr %arguments, i64 88
  %v154 = load ptr, ptr %v153, align 8
  %v156 = mul nsw i64 %v150, 2
  %v160 = getelementptr i8, ptr %arguments, i64 96
  %v161 = load i64, ptr %v160, align 8
  %v162 = mul nsw i64 %v6, %v161
  %v163 = getelementptr i8, ptr %arguments, i64 104
  %v164 = load i64, ptr %v163, align 8
  %v167 = getelementptr i8, ptr %arguments, i64 112
  %v168 = load ptr, ptr %v167, align 8
  %v170 = mul nsw i64 %v164, 2
  %v174 = getelementptr i8, ptr %scratch, i64 83776
  %v205 = getelementptr i8, ptr %scratch, i64 114496
  %v295 = getelementptr i8, ptr %scratch, i64 58496
  %v340 = getelementptr i8, ptr %arguments, i64 120
  %v341 = load float, ptr %v340, align 4
  %v342 = insertelement <4 x float> poison, float %v341, i64 0
  %v343 = shufflevector <4 x float> %v342, <4 x float> poison, <4 x i32> zeroinitializer
  %v375 = getelementptr i8, ptr %scratch, i64 81344
  %v423 = insertelement <4 x i64> poison, i64 %v84, i64 0
  %v424 = shufflevector <4 x i64> %v423, <4 x i64> poison, <4 x i32> zeroinitializer
  %v510 = getelementptr i8, ptr %scratch, i64 99136
  br i1 %v97, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %row_1_end ], [ %v685, %join_1 ]
  %v98 = sub nsw i64 %end, %key0
  %v99 = call i64 @llvm.smin.i64(i64 %v98, i64 48)
  %v100 = sub nsw i64 %v99, 1
  %v101 = add nsw i64 %key0, %v100
  ; least and most of dk[m] in the keys
  %v102 = icmp sge i64 %v99, 4
  %v106 = add nsw i64 %v105, %key0
  %v109 = getelementptr i32, ptr %v108, i64 %v106
  %v110 = sub nsw i64 %v99, 4
  %v112 = icmp slt i64 4, %v99
  br i1 %v102, label %then_0, label %else_0
then_0:
  %v111 = load <4 x i32>, ptr %v109, align 4
  br i1 %v112, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 4, %then_0 ], [ %v120, %key_row_0 ]
  %v113 = phi <4 x i32> [ %v111, %then_0 ], [ %v118, %key_row_0 ]
  %v114 = phi <4 x i32> [ %v111, %then_0 ], [ %v119, %key_row_0 ]
  %v115 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v110)
  %v116 = getelementptr i32, ptr %v109, i64 %v115
  %v117 = load <4 x i32>, ptr %v116, align 4
  %v118 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v113, <4 x i32> %v117)
  %v119 = call <4 x i32> @llvm.smax.v4i32(<4 x i32> %v114, <4 x i32> %v117)
  %v120 = add nsw i64 %key_row0, 4
  %v121 = icmp slt i64 %v120, %v99
  br i1 %v121, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v122 = phi <4 x i32> [ %v111, %then_0 ], [ %v118, %key_row_0 ]
  %v123 = phi <4 x i32> [ %v111, %then_0 ], [ %v119, %key_row_0 ]
  %v124 = call i32 @llvm.vector.reduce.smin.v4i32(<4 x i32> %v122)
  %v125 = sext i32 %v124 to i64
  %v126 = call i32 @llvm.vector.reduce.smax.v4i32(<4 x i32> %v123)
  %v127 = sext i32 %v126 to i64
  br label %join_0
else_0:
  br label %key_row_1
key_row_1:
  %key_row1 = phi i64 [ 0, %else_0 ], [ %v137, %key_row_1 ]
  %v128 = phi i64 [ 9223372036854775807, %else_0 ], [ %v135, %key_row_1 ]
  %v129 = phi i64 [ -9223372036854775808, %else_0 ], [ %v136, %key_row_1 ]
  %v130 = add nsw i64 %key0, %key_row1
  %v131 = add nsw i64 %v105, %v130
  %v132 = getelementptr i32, ptr %v108, i64 %v131
  %v133 = load i32, ptr %v132, align 4
  %v134 = sext i32 %v133 to i64
  %v135 = call i64 @llvm.smin.i64(i64 %v128, i64 %v134)
  %v136 = call i64 @llvm.smax.i64(i64 %v129, i64 %v134)
  %v137 = add nsw i64 %key_row1, 1
  %v138 = icmp slt i64 %v137, %v99
  br i1 %v138, label %key_row_1, label %key_row_1_end
key_row_1_end:
  br label %join_0
join_0:
  %v139 = phi i64 [ %v125, %key_row_0_end ], [ %v135, %key_row_1_end ]
  %v140 = phi i64 [ %v127, %key_row_0_end ], [ %v136, %key_row_1_end ]
  %v141 = icmp sle i64 %v139, %v96
  %v142 = icmp sle i64 %v95, %v140
  %v143 = select i1 %v141, i1 %v142, i1 false
  %v145 = call i64 @llvm.smin.i64(i64 %key0, i64 %v144)
  %v151 = mul nsw i64 %v145, %v150
  %v152 = add nsw i64 %v148, %v151
  %v155 = getelementptr half, ptr %v154, i64 %v152
  %v157 = sub nsw i64 %v144, %v145
  %v158 = add nsw i64 %key0, 48
  %v159 = call i64 @llvm.smin.i64(i64 %v158, i64 %v144)
  %v165 = mul nsw i64 %v159, %v164
  %v166 = add nsw i64 %v162, %v165
  %v169 = getelementptr half, ptr %v168, i64 %v166
  %v171 = sub nsw i64 %v144, %v159
  %v172 = icmp slt i64 0, %v99
  %v316 = icmp sge i64 %v95, %v140
  %v317 = icmp sge i64 %v139, %v96
  %v318 = select i1 %v316, i1 %v317, i1 false
  br i1 %v143, label %then_1, label %else_1
then_1:
  br i1 %v172, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %then_1 ], [ %v203, %column_1_end ]
  %v173 = mul nsw i64 %key_row2, 80
  %v175 = getelementptr float, ptr %v174, i64 %v173
  %v176 = add nsw i64 %key0, %key_row2
  %v177 = mul nsw i64 %v176, %v164
  %v178 = add nsw i64 %v162, %v177
  %v179 = getelementptr half, ptr %v168, i64 %v178
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %key_row_2 ], [ %v201, %column_1 ]
  %v180 = getelementptr half, ptr %v179, i64 %column1
  %v181 = load <4 x half>, ptr %v180, align 2
  %v182 = getelementptr float, ptr %v175, i64 %column1
  %v183 = bitcast <4 x half> %v181 to <4 x i16>
  %v184 = zext <4 x i16> %v183 to <4 x i32>
  %v185 = and <4 x i32> %v184, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v186 = xor <4 x i32> %v184, %v185
  %v187 = shl <4 x i32> %v186, <i32 16, i32 16, i32 16, i32 16>
  %v188 = shl <4 x i32> %v185, <i32 13, i32 13, i32 13, i32 13>
  %v189 = add <4 x i32> %v188, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v190 = add <4 x i32> %v189, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v191 = bitcast <4 x i32> %v190 to <4 x float>
  %v192 = fsub <4 x float> %v191, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v193 = bitcast <4 x float> %v192 to <4 x i32>
  %v194 = icmp ult <4 x i32> %v185, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v195 = select <4 x i1> %v194, <4 x i32> %v193, <4 x i32> %v189
  %v196 = or <4 x i32> %v188, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v197 = icmp uge <4 x i32> %v185, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v198 = select <4 x i1> %v197, <4 x i32> %v196, <4 x i32> %v195
  %v199 = or <4 x i32> %v198, %v187
  %v200 = bitcast <4 x i32> %v199 to <4 x float>
  store <4 x float> %v200, ptr %v182, align 16
  %v201 = add nsw i64 %column1, 4
  %v202 = icmp slt i64 %v201, 64
  br i1 %v202, label %column_1, label %column_1_end
column_1_end:
  %v203 = add nsw i64 %key_row2, 1
  %v204 = icmp slt i64 %v203, %v99
  br i1 %v204, label %key_row_2, label %key_row_2_end
key_row_2_end:
  br i1 %v172, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v207, %key_row_3 ]
  %v206 = getelementptr i8, ptr %v205, i64 %key_row3
  store i8 0, ptr %v206, align 1
  %v207 = add nsw i64 %key_row3, 1
  %v208 = icmp slt i64 %v207, %v99
  br i1 %v208, label %key_row_3, label %key_row_3_end
key_row_3_end:
  br i1 %v77, label %row_2, label %row_2_end
row_2:
  %row2 = phi i64 [ 0, %key_row_3_end ], [ %v507, %join_2 ]
  %v209 = sub nsw i64 %v13, %row2
  %v210 = call i64 @llvm.smin.i64(i64 %v209, i64 12)
  %v211 = add nsw i64 %v7, %row2
  %v212 = sub nsw i64 %v210, 1
  %v213 = add nsw i64 %v211, %v212
  %v230 = udiv i64 %row2, 12
  %v231 = mul nsw i64 %v230, 12
  %v253 = getelementptr float, ptr %v58, i64 %row2
  %v256 = add nsw i64 %row2, 4
  %v257 = getelementptr float, ptr %v58, i64 %v256
  %v260 = add nsw i64 %row2, 8
  %v261 = getelementptr float, ptr %v58, i64 %v260
  %v296 = getelementptr float, ptr %v295, i64 %row2
  %v298 = getelementptr float, ptr %v295, i64 %v256
  %v300 = getelementptr float, ptr %v295, i64 %v260
  %v322 = add nsw i64 %row2, 12
  %v323 = icmp slt i64 %row2, %v322
  br i1 %v143, label %then_2, label %else_2
then_2:
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where dq[p] == dk[m]
  br i1 %v172, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %then_2 ], [ %v314, %e_0_end ]
  %v214 = call i64 @llvm.smin.i64(i64 %key_row4, i64 %v100)
  %v215 = mul nsw i64 %v214, 80
  %v216 = getelementptr float, ptr %v174, i64 %v215
  %v217 = add nsw i64 %key_row4, 1
  %v218 = call i64 @llvm.smin.i64(i64 %v217, i64 %v100)
  %v219 = mul nsw i64 %v218, 80
  %v220 = getelementptr float, ptr %v174, i64 %v219
  %v221 = add nsw i64 %key_row4, 2
  %v222 = call i64 @llvm.smin.i64(i64 %v221, i64 %v100)
  %v223 = mul nsw i64 %v222, 80
  %v224 = getelementptr float, ptr %v174, i64 %v223
  %v225 = add nsw i64 %key_row4, 3
  %v226 = call i64 @llvm.smin.i64(i64 %v225, i64 %v100)
  %v227 = mul nsw i64 %v226, 80
  %v228 = getelementptr float, ptr %v174, i64 %v227
  %v229 = udiv i64 %key_row4, 4
  %v232 = add nsw i64 %v231, %v229
  %v233 = udiv i64 %v232, 2
  %v234 = urem i64 %v232, 2
  %v235 = mul nsw i64 %v234, 64
  %v236 = call i64 @llvm.smin.i64(i64 %v233, i64 %v157)
  %v237 = mul nsw i64 %v236, %v156
  %v238 = getelementptr i8, ptr %v155, i64 %v237
  %v239 = getelementptr i8, ptr %v238, i64 %v235
  call void @llvm.prefetch.p0(ptr %v239, i32 0, i32 3, i32 1)
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_4 ], [ %v292, %e_0 ]
  %v240 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v268, %e_0 ]
  %v241 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v269, %e_0 ]
  %v242 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v270, %e_0 ]
  %v243 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v275, %e_0 ]
  %v244 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v276, %e_0 ]
  %v245 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v277, %e_0 ]
  %v246 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v282, %e_0 ]
  %v247 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v283, %e_0 ]
  %v248 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v284, %e_0 ]
  %v249 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v289, %e_0 ]
  %v250 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v290, %e_0 ]
  %v251 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v291, %e_0 ]
  %v252 = mul nsw i64 %e0, 112
  %v254 = getelementptr float, ptr %v253, i64 %v252
  %v255 = load <4 x float>, ptr %v254, align 16
  %v258 = getelementptr float, ptr %v257, i64 %v252
  %v259 = load <4 x float>, ptr %v258, align 16
  %v262 = getelementptr float, ptr %v261, i64 %v252
  %v263 = load <4 x float>, ptr %v262, align 16
  %v264 = getelementptr float, ptr %v216, i64 %e0
  %v265 = load float, ptr %v264, align 4
  %v266 = insertelement <4 x float> poison, float %v265, i64 0
  %v267 = shufflevector <4 x float> %v266, <4 x float> poison, <4 x i32> zeroinitializer
  %v268 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v267, <4 x float> %v255, <4 x float> %v240)
  %v269 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v267, <4 x float> %v259, <4 x float> %v241)
  %v270 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v267, <4 x float> %v263, <4 x float> %v242)
  %v271 = getelementptr float, ptr %v220, i64 %e0
  %v272 = load float, ptr %v271, align 4
  %v273 = insertelement <4 x float> poison, float %v272, i64 0
  %v274 = shufflevector <4 x float> %v273, <4 x float> poison, <4 x i32> zeroinitializer
  %v275 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v274, <4 x float> %v255, <4 x float> %v243)
  %v276 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v274, <4 x float> %v259, <4 x float> %v244)
  %v277 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v274, <4 x float> %v263, <4 x float> %v245)
  %v278 = getelementptr float, ptr %v224, i64 %e0
  %v279 = load float, ptr %v278, align 4
  %v280 = insertelement <4 x float> poison, float %v279, i64 0
  %v281 = shufflevector <4 x float> %v280, <4 x float> poison, <4 x i32> zeroinitializer
  %v282 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v281, <4 x float> %v255, <4 x float> %v246)
  %v283 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v281, <4 x float> %v259, <4 x float> %v247)
  %v284 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v281, <4 x float> %v263, <4 x float> %v248)
  %v285 = getelementptr float, ptr %v228, i64 %e0
  %v286 = load float, ptr %v285, align 4
  %v287 = insertelement <4 x float> poison, float %v286, i64 0
  %v288 = shufflevector <4 x float> %v287, <4 x float> poison, <4 x i32> zeroinitializer
  %v289 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v288, <4 x float> %v255, <4 x float> %v249)
  %v290 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v288, <4 x float> %v259, <4 x float> %v250)
  %v291 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v288, <4 x float> %v263, <4 x float> %v251)
  %v292 = add nsw i64 %e0, 1
  %v293 = icmp slt i64 %v292, 64
  br i1 %v293, label %e_0, label %e_0_end
e_0_end:
  %v294 = mul nsw i64 %key_row4, 112
  %v297 = getelementptr float, ptr %v296, i64 %v294
  store <4 x float> %v268, ptr %v297, align 16
  %v299 = getelementptr float, ptr %v298, i64 %v294
  store <4 x float> %v269, ptr %v299, align 16
  %v301 = getelementptr float, ptr %v300, i64 %v294
  store <4 x float> %v270, ptr %v301, align 16
  %v302 = mul nsw i64 %v217, 112
  %v303 = getelementptr float, ptr %v296, i64 %v302
  store <4 x float> %v275, ptr %v303, align 16
  %v304 = getelementptr float, ptr %v298, i64 %v302
  store <4 x float> %v276, ptr %v304, align 16
  %v305 = getelementptr float, ptr %v300, i64 %v302
  store <4 x float> %v277, ptr %v305, align 16
  %v306 = mul nsw i64 %v221, 112
  %v307 = getelementptr float, ptr %v296, i64 %v306
  store <4 x float> %v282, ptr %v307, align 16
  %v308 = getelementptr float, ptr %v298, i64 %v306
  store <4 x float> %v283, ptr %v308, align 16
  %v309 = getelementptr float, ptr %v300, i64 %v306
  store <4 x float> %v284, ptr %v309, align 16
  %v310 = mul nsw i64 %v225, 112
  %v311 = getelementptr float, ptr %v296, i64 %v310
  store <4 x float> %v289, ptr %v311, align 16
  %v312 = getelementptr float, ptr %v298, i64 %v310
  store <4 x float> %v290, ptr %v312, align 16
  %v313 = getelementptr float, ptr %v300, i64 %v310
  store <4 x float> %v291, ptr %v313, align 16
  %v314 = add nsw i64 %key_row4, 4
  %v315 = icmp slt i64 %v314, %v99
  br i1 %v315, label %key_row_4, label %key_row_4_end
key_row_4_end:
  br i1 %v318, label %then_3, label %else_3
then_3:
  br i1 %v172, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %then_3 ], [ %v320, %key_row_5 ]
  %v319 = getelementptr i8, ptr %v205, i64 %key_row5
  store i8 1, ptr %v319, align 1
  %v320 = add nsw i64 %key_row5, 1
  %v321 = icmp slt i64 %v320, %v99
  br i1 %v321, label %key_row_5, label %key_row_5_end
key_row_5_end:
  br i1 %v323, label %vector_2, label %vector_2_end
vector_2:
  %vector2 = phi i64 [ %row2, %key_row_5_end ], [ %v406, %key_row_7_end ]
  %v324 = add nsw i64 %v7, %vector2
  %v325 = trunc i64 %v324 to i32
  %v326 = insertelement <4 x i32> poison, i32 %v325, i64 0
  %v327 = shufflevector <4 x i32> %v326, <4 x i32> poison, <4 x i32> zeroinitializer
  %v328 = add <4 x i32> %v327, <i32 0, i32 1, i32 2, i32 3>
  %v329 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v328, <4 x i32> %v69)
  %v330 = getelementptr float, ptr %scratch, i64 %vector2
  %v331 = load <4 x float>, ptr %v330, align 16
  %v332 = getelementptr float, ptr %v72, i64 %vector2
  %v333 = load <4 x float>, ptr %v332, align 16
  ; GM[p] = max{m} S[p,m]
  br i1 %v172, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %vector_2 ], [ %v349, %key_row_6 ]
  %v334 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v348, %key_row_6 ]
  %v335 = add nsw i64 %key0, %key_row6
  %v336 = mul nsw i64 %key_row6, 112
  %v337 = add nsw i64 %v336, %vector2
  %v338 = getelementptr float, ptr %v295, i64 %v337
  %v339 = load <4 x float>, ptr %v338, align 16
  %v344 = fmul <4 x float> %v339, %v343
  %v345 = fcmp ogt <4 x float> %v344, %v334
  %v346 = select <4 x i1> %v345, <4 x float> %v344, <4 x float> %v334
  %v347 = fcmp uno <4 x float> %v344, %v344
  %v348 = select <4 x i1> %v347, <4 x float> %v344, <4 x float> %v346
  store <4 x float> %v344, ptr %v338, align 16
  %v349 = add nsw i64 %key_row6, 1
  %v350 = icmp slt i64 %v349, %v99
  br i1 %v350, label %key_row_6, label %key_row_6_end
key_row_6_end:
  %v351 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v348, %key_row_6 ]
  %v352 = fcmp ogt <4 x float> %v351, %v331
  %v353 = select <4 x i1> %v352, <4 x float> %v351, <4 x float> %v331
  %v354 = fcmp uno <4 x float> %v351, %v351
  %v355 = select <4 x i1> %v354, <4 x float> %v351, <4 x float> %v353
  %v356 = fcmp oeq <4 x float> %v355, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v357 = select <4 x i1> %v356, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v355
  %v358 = fsub <4 x float> %v331, %v357
  %v359 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v358
  %v360 = select <4 x i1> %v359, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v358
  %v361 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v360, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v362 = fsub <4 x float> %v361, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v363 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v362, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v360)
  %v364 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v362, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v363)
  %v365 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v364, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v366 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v365, <4 x float> %v364, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v367 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v366, <4 x float> %v364, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v368 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v367, <4 x float> %v364, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v369 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v368, <4 x float> %v364, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v370 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v369, <4 x float> %v364, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v371 = bitcast <4 x float> %v361 to <4 x i32>
  %v372 = shl <4 x i32> %v371, <i32 23, i32 23, i32 23, i32 23>
  %v373 = bitcast <4 x i32> %v372 to <4 x float>
  %v374 = fmul <4 x float> %v370, %v373
  %v376 = getelementptr float, ptr %v375, i64 %vector2
  store <4 x float> %v374, ptr %v376, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v172, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %key_row_6_end ], [ %v401, %key_row_7 ]
  %v377 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v400, %key_row_7 ]
  %v378 = add nsw i64 %key0, %key_row7
  %v379 = mul nsw i64 %key_row7, 112
  %v380 = add nsw i64 %v379, %vector2
  %v381 = getelementptr float, ptr %v295, i64 %v380
  %v382 = load <4 x float>, ptr %v381, align 16
  %v383 = fsub <4 x float> %v382, %v357
  %v384 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v383
  %v385 = select <4 x i1> %v384, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v383
  %v386 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v385, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v387 = fsub <4 x float> %v386, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v388 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v387, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v385)
  %v389 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v387, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v388)
  %v390 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v389, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v391 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v390, <4 x float> %v389, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v392 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v391, <4 x float> %v389, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v393 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v392, <4 x float> %v389, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v394 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v393, <4 x float> %v389, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v395 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v394, <4 x float> %v389, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v396 = bitcast <4 x float> %v386 to <4 x i32>
  %v397 = shl <4 x i32> %v396, <i32 23, i32 23, i32 23, i32 23>
  %v398 = bitcast <4 x i32> %v397 to <4 x float>
  %v399 = fmul <4 x float> %v395, %v398
  %v400 = fadd <4 x float> %v377, %v399
  store <4 x float> %v399, ptr %v381, align 16
  %v401 = add nsw i64 %key_row7, 1
  %v402 = icmp slt i64 %v401, %v99
  br i1 %v402, label %key_row_7, label %key_row_7_end
key_row_7_end:
  %v403 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v400, %key_row_7 ]
  %v404 = fmul <4 x float> %v333, %v374
  %v405 = fadd <4 x float> %v404, %v403
  store <4 x float> %v355, ptr %v330, align 16
  store <4 x float> %v405, ptr %v332, align 16
  %v406 = add nsw i64 %vector2, 4
  %v407 = icmp slt i64 %v406, %v322
  br i1 %v407, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_3
else_3:
  br i1 %v323, label %vector_3, label %vector_3_end
vector_3:
  %vector3 = phi i64 [ %row2, %else_3 ], [ %v505, %key_row_9_end ]
  %v408 = add nsw i64 %v7, %vector3
  %v409 = trunc i64 %v408 to i32
  %v410 = insertelement <4 x i32> poison, i32 %v409, i64 0
  %v411 = shufflevector <4 x i32> %v410, <4 x i32> poison, <4 x i32> zeroinitializer
  %v412 = add <4 x i32> %v411, <i32 0, i32 1, i32 2, i32 3>
  %v413 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v412, <4 x i32> %v69)
  %v414 = getelementptr float, ptr %scratch, i64 %vector3
  %v415 = load <4 x float>, ptr %v414, align 16
  %v416 = getelementptr float, ptr %v72, i64 %vector3
  %v417 = load <4 x float>, ptr %v416, align 16
  ; GM[p] = max{m} S[p,m]
  %v422 = sext <4 x i32> %v413 to <4 x i64>
  %v425 = add nsw <4 x i64> %v424, %v422
  %v426 = getelementptr i32, ptr %v87, <4 x i64> %v425
  %v427 = call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> %v426, i32 4, <4 x i1> <i1 true, i1 true, i1 true, i1 true>, <4 x i32> poison)
  %v432 = sext <4 x i32> %v427 to <4 x i64>
  br i1 %v172, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %vector_3 ], [ %v449, %key_row_8 ]
  %v418 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v448, %key_row_8 ]
  %v419 = add nsw i64 %key0, %key_row8
  %v420 = mul nsw i64 %key_row8, 112
  %v421 = add nsw i64 %v420, %vector3
  %v428 = add nsw i64 %v105, %v419
  %v429 = getelementptr i32, ptr %v108, i64 %v428
  %v430 = load i32, ptr %v429, align 4
  %v431 = sext i32 %v430 to i64
  %v433 = insertelement <4 x i64> poison, i64 %v431, i64 0
  %v434 = shufflevector <4 x i64> %v433, <4 x i64> poison, <4 x i32> zeroinitializer
  %v435 = icmp eq <4 x i64> %v432, %v434
  %v436 = call i1 @llvm.vector.reduce.or.v4i1(<4 x i1> %v435)
  %v437 = getelementptr i8, ptr %v205, i64 %key_row8
  %v438 = load i8, ptr %v437, align 1
  %v439 = zext i1 %v436 to i8
  %v440 = or i8 %v438, %v439
  store i8 %v440, ptr %v437, align 1
  %v441 = getelementptr float, ptr %v295, i64 %v421
  %v442 = load <4 x float>, ptr %v441, align 16
  %v443 = fmul <4 x float> %v442, %v343
  %v444 = select <4 x i1> %v435, <4 x float> %v443, <4 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v445 = fcmp ogt <4 x float> %v444, %v418
  %v446 = select <4 x i1> %v445, <4 x float> %v444, <4 x float> %v418
  %v447 = fcmp uno <4 x float> %v444, %v444
  %v448 = select <4 x i1> %v447, <4 x float> %v444, <4 x float> %v446
  store <4 x float> %v444, ptr %v441, align 16
  %v449 = add nsw i64 %key_row8, 1
  %v450 = icmp slt i64 %v449, %v99
  br i1 %v450, label %key_row_8, label %key_row_8_end
key_row_8_end:
  %v451 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v448, %key_row_8 ]
  %v452 = fcmp ogt <4 x float> %v451, %v415
  %v453 = select <4 x i1> %v452, <4 x float> %v451, <4 x float> %v415
  %v454 = fcmp uno <4 x float> %v451, %v451
  %v455 = select <4 x i1> %v454, <4 x float> %v451, <4 x float> %v453
  %v456 = fcmp oeq <4 x float> %v455, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v457 = select <4 x i1> %v456, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v455
  %v458 = fsub <4 x float> %v415, %v457
  %v459 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v458
  %v460 = select <4 x i1> %v459, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v458
  %v461 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v460, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v462 = fsub <4 x float> %v461, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v463 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v462, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v460)
  %v464 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v462, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v463)
  %v465 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v464, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v466 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v465, <4 x float> %v464, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v467 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v466, <4 x float> %v464, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v468 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v467, <4 x float> %v464, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v469 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v468, <4 x float> %v464, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v470 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v469, <4 x float> %v464, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v471 = bitcast <4 x float> %v461 to <4 x i32>
  %v472 = shl <4 x i32> %v471, <i32 23, i32 23, i32 23, i32 23>
  %v473 = bitcast <4 x i32> %v472 to <4 x float>
  %v474 = fmul <4 x float> %v470, %v473
  %v475 = getelementptr float, ptr %v375, i64 %vector3
  store <4 x float> %v474, ptr %v475, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v172, label %key_row_9, label %key_row_9_end
key_row_9:
  %key_row9 = phi i64 [ 0, %key_row_8_end ], [ %v500, %key_row_9 ]
  %v476 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_8_end ], [ %v499, %key_row_9 ]
  %v477 = add nsw i64 %key0, %key_row9
  %v478 = mul nsw i64 %key_row9, 112
  %v479 = add nsw i64 %v478, %vector3
  %v480 = getelementptr float, ptr %v295, i64 %v479
  %v481 = load <4 x float>, ptr %v480, align 16
  %v482 = fsub <4 x float> %v481, %v457
  %v483 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v482
  %v484 = select <4 x i1> %v483, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v482
  %v485 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v484, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v486 = fsub <4 x float> %v485, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v487 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v486, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v484)
  %v488 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v486, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v487)
  %v489 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v488, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v490 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v489, <4 x float> %v488, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v491 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v490, <4 x float> %v488, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v492 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v491, <4 x float> %v488, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v493 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v492, <4 x float> %v488, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v494 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v493, <4 x float> %v488, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v495 = bitcast <4 x float> %v485 to <4 x i32>
  %v496 = shl <4 x i32> %v495, <i32 23, i32 23, i32 23, i32 23>
  %v497 = bitcast <4 x i32> %v496 to <4 x float>
  %v498 = fmul <4 x float> %v494, %v497
  %v499 = fadd <4 x float> %v476, %v498
  store <4 x float> %v498, ptr %v480, align 16
  %v500 = add nsw i64 %key_row9, 1
  %v501 = icmp slt i64 %v500, %v99
  br i1 %v501, label %key_row_9, label %key_row_9_end
key_row_9_end:
  %v502 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_8_end ], [ %v499, %key_row_9 ]
  %v503 = fmul <4 x float> %v417, %v474
  %v504 = fadd <4 x float> %v503, %v502
  store <4 x float> %v455, ptr %v414, align 16
  store <4 x float> %v504, ptr %v416, align 16
  %v505 = add nsw i64 %vector3, 4
  %v506 = icmp slt i64 %v505, %v322
  br i1 %v506, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_3
join_3:
  br label %join_2
else_2:
  br label %join_2
join_2:
  %v507 = add nsw i64 %row2, 12
  %v508 = icmp slt i64 %v507, %v13
  br i1 %v508, label %row_2, label %row_2_end
row_2_end:
  br i1 %v172, label %key_row_10, label %key_row_10_end
key_row_10:
  %key_row10 = phi i64 [ 0, %row_2_end ], [ %v542, %join_4 ]
  %v509 = mul nsw i64 %key_row10, 80
  %v511 = getelementptr float, ptr %v510, i64 %v509
  %v512 = getelementptr i8, ptr %v205, i64 %key_row10
  %v513 = load i8, ptr %v512, align 1
  %v514 = icmp ne i8 %v513, 0
  %v515 = add nsw i64 %key0, %key_row10
  %v516 = mul nsw i64 %v515, %v150
  %v517 = add nsw i64 %v148, %v516
  %v518 = getelementptr half, ptr %v154, i64 %v517
  br i1 %v514, label %then_4, label %else_4
then_4:
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %then_4 ], [ %v540, %column_2 ]
  %v519 = getelementptr half, ptr %v518, i64 %column2
  %v520 = load <4 x half>, ptr %v519, align 2
  %v521 = getelementptr float, ptr %v511, i64 %column2
  %v522 = bitcast <4 x half> %v520 to <4 x i16>
  %v523 = zext <4 x i16> %v522 to <4 x i32>
  %v524 = and <4 x i32> %v523, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v525 = xor <4 x i32> %v523, %v524
  %v526 = shl <4 x i32> %v525, <i32 16, i32 16, i32 16, i32 16>
  %v527 = shl <4 x i32> %v524, <i32 13, i32 13, i32 13, i32 13>
  %v528 = add <4 x i32> %v527, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v529 = add <4 x i32> %v528, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v530 = bitcast <4 x i32> %v529 to <4 x float>
  %v531 = fsub <4 x float> %v530, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v532 = bitcast <4 x float> %v531 to <4 x i32>
  %v533 = icmp ult <4 x i32> %v524, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v534 = select <4 x i1> %v533, <4 x i32> %v532, <4 x i32> %v528
  %v535 = or <4 x i32> %v527, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v536 = icmp uge <4 x i32> %v524, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v537 = select <4 x i1> %v536, <4 x i32> %v535, <4 x i32> %v534
  %v538 = or <4 x i32> %v537, %v526
  %v539 = bitcast <4 x i32> %v538 to <4 x float>
  store <4 x float> %v539, ptr %v521, align 16
  %v540 = add nsw i64 %column2, 4
  %v541 = icmp slt i64 %v540, 64
  br i1 %v541, label %column_2, label %column_2_end
column_2_end:
  br label %join_4
else_4:
  call void @llvm.memset.p0.i64(ptr %v511, i8 0, i64 320, i1 false)
  br label %join_4
join_4:
  %v542 = add nsw i64 %key_row10, 1
  %v543 = icmp slt i64 %v542, %v99
  br i1 %v543, label %key_row_10, label %key_row_10_end
key_row_10_end:
  br i1 %v77, label %row_3, label %row_3_end
row_3:
  %row3 = phi i64 [ 0, %key_row_10_end ], [ %v683, %join_5 ]
  %v544 = sub nsw i64 %v13, %row3
  %v545 = call i64 @llvm.smin.i64(i64 %v544, i64 12)
  %v546 = add nsw i64 %v7, %row3
  %v547 = sub nsw i64 %v545, 1
  %v548 = add nsw i64 %v546, %v547
  %v549 = getelementptr float, ptr %v375, i64 %row3
  %v551 = add nsw i64 %row3, 4
  %v552 = getelementptr float, ptr %v375, i64 %v551
  %v554 = add nsw i64 %row3, 8
  %v555 = getelementptr float, ptr %v375, i64 %v554
  %v559 = udiv i64 %row3, 12
  %v560 = mul nsw i64 %v559, 16
  %v583 = getelementptr float, ptr %v295, i64 %row3
  %v586 = getelementptr float, ptr %v295, i64 %v551
  %v589 = getelementptr float, ptr %v295, i64 %v554
  %v636 = getelementptr float, ptr %v76, i64 %row3
  %v640 = getelementptr float, ptr %v76, i64 %v551
  %v644 = getelementptr float, ptr %v76, i64 %v554
  br i1 %v143, label %then_5, label %else_5
then_5:
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v550 = load <4 x float>, ptr %v549, align 16
  %v553 = load <4 x float>, ptr %v552, align 16
  %v556 = load <4 x float>, ptr %v555, align 16
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %then_5 ], [ %v681, %key_row_11_end ]
  %v557 = getelementptr float, ptr %v510, i64 %f0
  %v558 = udiv i64 %f0, 4
  %v561 = add nsw i64 %v560, %v558
  %v562 = call i64 @llvm.smin.i64(i64 %v561, i64 95)
  %v563 = udiv i64 %v562, 2
  %v564 = urem i64 %v562, 2
  %v565 = mul nsw i64 %v564, 64
  %v566 = call i64 @llvm.smin.i64(i64 %v563, i64 %v171)
  %v567 = mul nsw i64 %v566, %v170
  %v568 = getelementptr i8, ptr %v169, i64 %v567
  %v569 = getelementptr i8, ptr %v568, i64 %v565
  call void @llvm.prefetch.p0(ptr %v569, i32 0, i32 3, i32 1)
  br i1 %v172, label %key_row_11, label %key_row_11_end
key_row_11:
  %key_row11 = phi i64 [ 0, %f_0 ], [ %v621, %key_row_11 ]
  %v570 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v597, %key_row_11 ]
  %v571 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v598, %key_row_11 ]
  %v572 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v599, %key_row_11 ]
  %v573 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v604, %key_row_11 ]
  %v574 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v605, %key_row_11 ]
  %v575 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v606, %key_row_11 ]
  %v576 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v611, %key_row_11 ]
  %v577 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v612, %key_row_11 ]
  %v578 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v613, %key_row_11 ]
  %v579 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v618, %key_row_11 ]
  %v580 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v619, %key_row_11 ]
  %v581 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v620, %key_row_11 ]
  %v582 = mul nsw i64 %key_row11, 112
  %v584 = getelementptr float, ptr %v583, i64 %v582
  %v585 = load <4 x float>, ptr %v584, align 16
  %v587 = getelementptr float, ptr %v586, i64 %v582
  %v588 = load <4 x float>, ptr %v587, align 16
  %v590 = getelementptr float, ptr %v589, i64 %v582
  %v591 = load <4 x float>, ptr %v590, align 16
  %v592 = mul nsw i64 %key_row11, 80
  %v593 = getelementptr float, ptr %v557, i64 %v592
  %v594 = load float, ptr %v593, align 4
  %v595 = insertelement <4 x float> poison, float %v594, i64 0
  %v596 = shufflevector <4 x float> %v595, <4 x float> poison, <4 x i32> zeroinitializer
  %v597 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v596, <4 x float> %v585, <4 x float> %v570)
  %v598 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v596, <4 x float> %v588, <4 x float> %v571)
  %v599 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v596, <4 x float> %v591, <4 x float> %v572)
  %v600 = getelementptr float, ptr %v593, i64 1
  %v601 = load float, ptr %v600, align 4
  %v602 = insertelement <4 x float> poison, float %v601, i64 0
  %v603 = shufflevector <4 x float> %v602, <4 x float> poison, <4 x i32> zeroinitializer
  %v604 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v603, <4 x float> %v585, <4 x float> %v573)
  %v605 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v603, <4 x float> %v588, <4 x float> %v574)
  %v606 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v603, <4 x float> %v591, <4 x float> %v575)
  %v607 = getelementptr float, ptr %v593, i64 2
  %v608 = load float, ptr %v607, align 4
  %v609 = insertelement <4 x float> poison, float %v608, i64 0
  %v610 = shufflevector <4 x float> %v609, <4 x float> poison, <4 x i32> zeroinitializer
  %v611 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v610, <4 x float> %v585, <4 x float> %v576)
  %v612 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v610, <4 x float> %v588, <4 x float> %v577)
  %v613 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v610, <4 x float> %v591, <4 x float> %v578)
  %v614 = getelementptr float, ptr %v593, i64 3
  %v615 = load float, ptr %v614, align 4
  %v616 = insertelement <4 x float> poison, float %v615, i64 0
  %v617 = shufflevector <4 x float> %v616, <4 x float> poison, <4 x i32> zeroinitializer
  %v618 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v617, <4 x float> %v585, <4 x float> %v579)
  %v619 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v617, <4 x float> %v588, <4 x float> %v580)
  %v620 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v617, <4 x float> %v591, <4 x float> %v581)
  %v621 = add nsw i64 %key_row11, 1
  %v622 = icmp slt i64 %v621, %v99
  br i1 %v622, label %key_row_11, label %key_row_11_end
key_row_11_end:
  %v623 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v597, %key_row_11 ]
  %v624 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v598, %key_row_11 ]
  %v625 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v599, %key_row_11 ]
  %v626 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v604, %key_row_11 ]
  %v627 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v605, %key_row_11 ]
  %v628 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v606, %key_row_11 ]
  %v629 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v611, %key_row_11 ]
  %v630 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v612, %key_row_11 ]
  %v631 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v613, %key_row_11 ]
  %v632 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v618, %key_row_11 ]
  %v633 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v619, %key_row_11 ]
  %v634 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v620, %key_row_11 ]
  %v635 = mul nsw i64 %f0, 112
  %v637 = getelementptr float, ptr %v636, i64 %v635
  %v638 = load <4 x float>, ptr %v637, align 16
  %v639 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v638, <4 x float> %v550, <4 x float> %v623)
  store <4 x float> %v639, ptr %v637, align 16
  %v641 = getelementptr float, ptr %v640, i64 %v635
  %v642 = load <4 x float>, ptr %v641, align 16
  %v643 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v642, <4 x float> %v553, <4 x float> %v624)
  store <4 x float> %v643, ptr %v641, align 16
  %v645 = getelementptr float, ptr %v644, i64 %v635
  %v646 = load <4 x float>, ptr %v645, align 16
  %v647 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v646, <4 x float> %v556, <4 x float> %v625)
  store <4 x float> %v647, ptr %v645, align 16
  %v648 = add nsw i64 %f0, 1
  %v649 = mul nsw i64 %v648, 112
  %v650 = getelementptr float, ptr %v636, i64 %v649
  %v651 = load <4 x float>, ptr %v650, align 16
  %v652 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v651, <4 x float> %v550, <4 x float> %v626)
  store <4 x float> %v652, ptr %v650, align 16
  %v653 = getelementptr float, ptr %v640, i64 %v649
  %v654 = load <4 x float>, ptr %v653, align 16
  %v655 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v654, <4 x float> %v553, <4 x float> %v627)
  store <4 x float> %v655, ptr %v653, align 16
  %v656 = getelementptr float, ptr %v644, i64 %v649
  %v657 = load <4 x float>, ptr %v656, align 16
  %v658 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v657, <4 x float> %v556, <4 x float> %v628)
  store <4 x float> %v658, ptr %v656, align 16
  %v659 = add nsw i64 %f0, 2
  %v660 = mul nsw i64 %v659, 112
  %v661 = getelementptr float, ptr %v636, i64 %v660
  %v662 = load <4 x float>, ptr %v661, align 16
  %v663 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v662, <4 x float> %v550, <4 x float> %v629)
  store <4 x float> %v663, ptr %v661, align 16
  %v664 = getelementptr float, ptr %v640, i64 %v660
  %v665 = load <4 x float>, ptr %v664, align 16
  %v666 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v665, <4 x float> %v553, <4 x float> %v630)
  store <4 x float> %v666, ptr %v664, align 16
  %v667 = getelementptr float, ptr %v644, i64 %v660
  %v668 = load <4 x float>, ptr %v667, align 16
  %v669 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v668, <4 x float> %v556, <4 x float> %v631)
  store <4 x float> %v669, ptr %v667, align 16
  %v670 = add nsw i64 %f0, 3
  %v671 = mul nsw i64 %v670, 112
  %v672 = getelementptr float, ptr %v636, i64 %v671
  %v673 = load <4 x float>, ptr %v672, align 16
  %v674 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v673, <4 x float> %v550, <4 x float> %v632)
  store <4 x float> %v674, ptr %v672, align 16
  %v675 = getelementptr float, ptr %v640, i64 %v671
  %v676 = load <4 x float>, ptr %v675, align 16
  %v677 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v676, <4 x float> %v553, <4 x float> %v633)
  store <4 x float> %v677, ptr %v675, align 16
  %v678 = getelementptr float, ptr %v644, i64 %v671
  %v679 = load <4 x float>, ptr %v678, align 16
  %v680 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v679, <4 x float> %v556, <4 x float> %v634)
  store <4 x float> %v680, ptr %v678, align 16
  %v681 = add nsw i64 %f0, 4
  %v682 = icmp slt i64 %v681, 64
  br i1 %v682, label %f_0, label %f_0_end
f_0_end:
  br label %join_5
else_5:
  br label %join_5
join_5:
  %v683 = add nsw i64 %row3, 12
  %v684 = icmp slt i64 %v683, %v13
  br i1 %v684, label %row_3, label %row_3_end
row_3_end:
  br label %join_1
else_1:
  br label %join_1
join_1:
  %v685 = add nsw i64 %key0, 48
  %v686 = icmp slt i64 %v685, %end
  br i1 %v686, label %key_0, label %key_0_end
key_0_end:
  ret void
}

define void @attngen_document_e64_f64_f16_v128_merge(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch, ptr noalias align 64 %later) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 95
  %v3 = sdiv i64 %v2, 96
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 96
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 96)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  %v18 = sub nsw i64 %v1, 1
  %v19 = trunc i64 %v18 to i32
  %v23 = insertelement <4 x i32> poison, i32 %v19, i64 0
  %v24 = shufflevector <4 x i32> %v23, <4 x i32> poison, <4 x i32> zeroinitializer
  %v30 = getelementptr i8, ptr %scratch, i64 384
  %v33 = getelementptr i8, ptr %later, i64 384
  %v81 = getelementptr i8, ptr %scratch, i64 768
  %v84 = getelementptr i8, ptr %later, i64 768
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %entry ], [ %v92, %f_0_end ]
  %v16 = add nsw i64 %v7, %vector0
  %v17 = trunc i64 %v16 to i32
  %v20 = insertelement <4 x i32> poison, i32 %v17, i64 0
  %v21 = shufflevector <4 x i32> %v20, <4 x i32> poison, <4 x i32> zeroinitializer
  %v22 = add <4 x i32> %v21, <i32 0, i32 1, i32 2, i32 3>
  %v25 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v22, <4 x i32> %v24)
  %v26 = getelementptr float, ptr %scratch, i64 %vector0
  %v27 = load <4 x float>, ptr %v26, align 16
  %v28 = getelementptr float, ptr %later, i64 %vector0
  %v29 = load <4 x float>, ptr %v28, align 16
  %v31 = getelementptr float, ptr %v30, i64 %vector0
  %v32 = load <4 x float>, ptr %v31, align 16
  %v34 = getelementptr float, ptr %v33, i64 %vector0
  %v35 = load <4 x float>, ptr %v34, align 16
  ; GM[p] = max{m} S[p,m]
  %v36 = fcmp ogt <4 x float> %v29, %v27
  %v37 = select <4 x i1> %v36, <4 x float> %v29, <4 x float> %v27
  %v38 = fcmp uno <4 x float> %v29, %v29
  %v39 = select <4 x i1> %v38, <4 x float> %v29, <4 x float> %v37
  ; D[p] = sum{m} N[p,m]
  %v40 = fcmp oeq <4 x float> %v39, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v41 = select <4 x i1> %v40, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v39
  %v42 = fsub <4 x float> %v27, %v41
  %v43 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v42
  %v44 = select <4 x i1> %v43, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v42
  %v45 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v44, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v46 = fsub <4 x float> %v45, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v47 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v46, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v44)
  %v48 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v46, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v47)
  %v49 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v48, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v50 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v49, <4 x float> %v48, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v51 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v50, <4 x float> %v48, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v52 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v51, <4 x float> %v48, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v53 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v52, <4 x float> %v48, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v54 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v53, <4 x float> %v48, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v55 = bitcast <4 x float> %v45 to <4 x i32>
  %v56 = shl <4 x i32> %v55, <i32 23, i32 23, i32 23, i32 23>
  %v57 = bitcast <4 x i32> %v56 to <4 x float>
  %v58 = fmul <4 x float> %v54, %v57
  %v59 = fmul <4 x float> %v32, %v58
  %v60 = fsub <4 x float> %v29, %v41
  %v61 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v60
  %v62 = select <4 x i1> %v61, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v60
  %v63 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v62, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v64 = fsub <4 x float> %v63, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v65 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v64, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v62)
  %v66 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v64, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v65)
  %v67 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v66, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v68 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v67, <4 x float> %v66, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v69 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v68, <4 x float> %v66, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v70 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v69, <4 x float> %v66, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v71 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v70, <4 x float> %v66, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v72 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v71, <4 x float> %v66, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v73 = bitcast <4 x float> %v63 to <4 x i32>
  %v74 = shl <4 x i32> %v73, <i32 23, i32 23, i32 23, i32 23>
  %v75 = bitcast <4 x i32> %v74 to <4 x float>
  %v76 = fmul <4 x float> %v72, %v75
  %v77 = fmul <4 x float> %v35, %v76
  %v78 = fadd <4 x float> %v59, %v77
  store <4 x float> %v39, ptr %v26, align 16
  store <4 x float> %v78, ptr %v31, align 16
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %vector_0 ], [ %v90, %f_0 ]
  %v79 = mul nsw i64 %f0, 112
  %v80 = add nsw i64 %v79, %vector0
  %v82 = getelementptr float, ptr %v81, i64 %v80
  %v83 = load <4 x float>, ptr %v82, align 16
  %v85 = getelementptr float, ptr %v84, i64 %v80
  %v86 = load <4 x float>, ptr %v85, align 16
  %v87 = fmul <4 x float> %v83, %v58
  %v88 = fmul <4 x float> %v86, %v76
  %v89 = fadd <4 x float> %v87, %v88
  store <4 x float> %v89, ptr %v82, align 16
  %v90 = add nsw i64 %f0, 1
  %v91 = icmp slt i64 %v90, 64
  br i1 %v91, label %f_0, label %f_0_end
f_0_end:
  %v92 = add nsw i64 %vector0, 4
  %v93 = icmp slt i64 %v92, 96
  br i1 %v93, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

define void @attngen_document_e64_f64_f16_v128_finish(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 95
  %v3 = sdiv i64 %v2, 96
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 96
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 96)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  %v21 = sub nsw i64 %v1, 1
  %v27 = getelementptr i8, ptr %scratch, i64 384
  %v31 = getelementptr i8, ptr %arguments, i64 128
  %v32 = load i64, ptr %v31, align 8
  %v33 = mul nsw i64 %v6, %v32
  %v35 = getelementptr i8, ptr %arguments, i64 136
  %v36 = load ptr, ptr %v35, align 8
  %v45 = trunc i64 %v21 to i32
  %v49 = insertelement <4 x i32> poison, i32 %v45, i64 0
  %v50 = shufflevector <4 x i32> %v49, <4 x i32> poison, <4 x i32> zeroinitializer
  %v56 = getelementptr i8, ptr %scratch, i64 768
  %v58 = getelementptr i8, ptr %scratch, i64 81728
  %v71 = getelementptr i8, ptr %scratch, i64 82752
  %v75 = getelementptr i8, ptr %arguments, i64 144
  %v76 = load i64, ptr %v75, align 8
  %v77 = mul nsw i64 %v6, %v76
  %v78 = getelementptr i8, ptr %arguments, i64 152
  %v79 = load i64, ptr %v78, align 8
  %v82 = getelementptr i8, ptr %arguments, i64 160
  %v83 = load ptr, ptr %v82, align 8
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %entry ], [ %v89, %join_0 ]
  %v16 = icmp slt i64 %vector0, %v13
  %v17 = sub nsw i64 %v13, %vector0
  %v18 = call i64 @llvm.smin.i64(i64 %v17, i64 4)
  %v19 = icmp slt i64 0, %v18
  %v43 = add nsw i64 %v7, %vector0
  %v44 = trunc i64 %v43 to i32
  %v46 = insertelement <4 x i32> poison, i32 %v44, i64 0
  %v47 = shufflevector <4 x i32> %v46, <4 x i32> poison, <4 x i32> zeroinitializer
  %v48 = add <4 x i32> %v47, <i32 0, i32 1, i32 2, i32 3>
  %v51 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v48, <4 x i32> %v50)
  %v52 = getelementptr float, ptr %scratch, i64 %vector0
  %v54 = getelementptr float, ptr %v27, i64 %vector0
  %v57 = getelementptr float, ptr %v56, i64 %vector0
  br i1 %v16, label %then_0, label %else_0
then_0:
  br i1 %v19, label %row_0, label %row_0_end
row_0:
  %row0 = phi i64 [ 0, %then_0 ], [ %v41, %row_0 ]
  %v20 = add nsw i64 %vector0, %row0
  %v22 = add nsw i64 %v7, %v20
  %v23 = call i64 @llvm.smin.i64(i64 %v22, i64 %v21)
  %v24 = getelementptr float, ptr %scratch, i64 %v20
  %v25 = load float, ptr %v24, align 4
  %v26 = fpext float %v25 to double
  %v28 = getelementptr float, ptr %v27, i64 %v20
  %v29 = load float, ptr %v28, align 4
  %v30 = fpext float %v29 to double
  ; out LSE[p] = GM[p] + log(D[p])
  %v34 = add nsw i64 %v33, %v23
  %v37 = getelementptr float, ptr %v36, i64 %v34
  %v38 = call double @llvm.log.f64(double %v30)
  %v39 = fadd double %v26, %v38
  %v40 = fptrunc double %v39 to float
  store float %v40, ptr %v37, align 4
  %v41 = add nsw i64 %row0, 1
  %v42 = icmp slt i64 %v41, %v18
  br i1 %v42, label %row_0, label %row_0_end
row_0_end:
  %v53 = load <4 x float>, ptr %v52, align 16
  %v55 = load <4 x float>, ptr %v54, align 16
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v64 = fcmp oeq <4 x float> %v55, <float 0.0000, float 0.0000, float 0.0000, float 0.0000>
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %row_0_end ], [ %v69, %f_0 ]
  %v59 = mul nsw i64 %f0, 112
  %v60 = getelementptr float, ptr %v57, i64 %v59
  %v61 = load <4 x float>, ptr %v60, align 16
  %v62 = mul nsw i64 %f0, 4
  %v63 = getelementptr float, ptr %v58, i64 %v62
  %v65 = fcmp oeq <4 x float> %v61, <float 0.0000, float 0.0000, float 0.0000, float 0.0000>
  %v66 = and <4 x i1> %v65, %v64
  %v67 = fdiv <4 x float> %v61, %v55
  %v68 = select <4 x i1> %v66, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v67
  store <4 x float> %v68, ptr %v63, align 16
  %v69 = add nsw i64 %f0, 1
  %v70 = icmp slt i64 %v69, 64
  br i1 %v70, label %f_0, label %f_0_end
f_0_end:
  call void @attngen_transpose_f32(ptr %v58, i64 4, ptr %v71, i64 64, i64 64, i64 4)
  br i1 %v19, label %row_1, label %row_1_end
row_1:
  %row1 = phi i64 [ 0, %f_0_end ], [ %v87, %row_1 ]
  %v72 = add nsw i64 %vector0, %row1
  %v73 = add nsw i64 %v7, %v72
  %v74 = call i64 @llvm.smin.i64(i64 %v73, i64 %v21)
  %v80 = mul nsw i64 %v74, %v79
  %v81 = add nsw i64 %v77, %v80
  %v84 = getelementptr float, ptr %v83, i64 %v81
  %v85 = mul nsw i64 %row1, 64
  %v86 = getelementptr float, ptr %v71, i64 %v85
  call void @llvm.memcpy.p0.p0.i64(ptr %v84, ptr %v86, i64 256, i1 false)
  %v87 = add nsw i64 %row1, 1
  %v88 = icmp slt i64 %v87, %v18
  br i1 %v88, label %row_1, label %row_1_end
row_1_end:
  br label %join_0
else_0:
  br label %join_0
join_0:
  %v89 = add nsw i64 %vector0, 4
  %v90 = icmp slt i64 %v89, 96
  br i1 %v90, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

declare void @attngen_transpose_f32(ptr, i64, ptr, i64, i64, i64)
declare <4 x float> @llvm.fmuladd.v4f32(<4 x float>, <4 x float>, <4 x float>)
declare double @llvm.log.f64(double)
declare <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr>, i32 immarg, <4 x i1>, <4 x i32>)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1 immarg)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1 immarg)
declare void @llvm.prefetch.p0(ptr, i32 immarg, i32 immarg, i32 immarg)
declare i64 @llvm.smax.i64(i64, i64)
declare <4 x i32> @llvm.smax.v4i32(<4 x i32>, <4 x i32>)
declare i64 @llvm.smin.i64(i64, i64)
declare <4 x i32> @llvm.smin.v4i32(<4 x i32>, <4 x i32>)
declare i1 @llvm.vector.reduce.or.v4i1(<4 x i1>)
declare i32 @llvm.vector.reduce.smax.v4i32(<4 x i32>)
declare i32 @llvm.vector.reduce.smin.v4i32(<4 x i32>)

attributes #0 = { nounwind "prefer-vector-width"="128" "min-legal-vector-width"="128" }
