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
; plan: tiles rows=24x4 keys=96 block=4 split=4128 prefetch

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
  %v48 = call i64 @llvm.smin.i64(i64 %v47, i64 768)
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
  %v97 = add nsw i64 %key0, 768
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
  %v21 = getelementptr i8, ptr %scratch, i64 104256
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
  %v77 = icmp slt i64 0, %v13
  %v87 = getelementptr i8, ptr %arguments, i64 16
  %v88 = load i64, ptr %v87, align 8
  %v89 = mul nsw i64 %v6, %v88
  %v91 = getelementptr i8, ptr %arguments, i64 24
  %v92 = load ptr, ptr %v91, align 8
  %v104 = getelementptr i8, ptr %scratch, i64 166848
  br i1 %v77, label %row_block_0, label %row_block_0_end
row_block_0:
  %row_block0 = phi i64 [ 0, %vector_1_end ], [ %v109, %row_1_end ]
  %v78 = phi i64 [ 9223372036854775807, %vector_1_end ], [ %v107, %row_1_end ]
  %v79 = phi i64 [ -9223372036854775808, %vector_1_end ], [ %v108, %row_1_end ]
  %v80 = add nsw i64 %row_block0, 12
  %v81 = call i64 @llvm.smin.i64(i64 %v80, i64 %v13)
  ; least and most of dq[p] in the rows
  %v82 = icmp slt i64 %row_block0, %v81
  br i1 %v82, label %row_1, label %row_1_end
row_1:
  %row1 = phi i64 [ %row_block0, %row_block_0 ], [ %v98, %row_1 ]
  %v83 = phi i64 [ 9223372036854775807, %row_block_0 ], [ %v96, %row_1 ]
  %v84 = phi i64 [ -9223372036854775808, %row_block_0 ], [ %v97, %row_1 ]
  %v85 = add nsw i64 %v7, %row1
  %v86 = call i64 @llvm.smin.i64(i64 %v85, i64 %v17)
  %v90 = add nsw i64 %v89, %v86
  %v93 = getelementptr i32, ptr %v92, i64 %v90
  %v94 = load i32, ptr %v93, align 4
  %v95 = sext i32 %v94 to i64
  %v96 = call i64 @llvm.smin.i64(i64 %v83, i64 %v95)
  %v97 = call i64 @llvm.smax.i64(i64 %v84, i64 %v95)
  %v98 = add nsw i64 %row1, 1
  %v99 = icmp slt i64 %v98, %v81
  br i1 %v99, label %row_1, label %row_1_end
row_1_end:
  %v100 = phi i64 [ 9223372036854775807, %row_block_0 ], [ %v96, %row_1 ]
  %v101 = phi i64 [ -9223372036854775808, %row_block_0 ], [ %v97, %row_1 ]
  %v102 = udiv i64 %row_block0, 12
  %v103 = mul nsw i64 %v102, 2
  %v105 = getelementptr i64, ptr %v104, i64 %v103
  store i64 %v100, ptr %v105, align 8
  %v106 = getelementptr i8, ptr %v105, i64 8
  store i64 %v101, ptr %v106, align 8
  %v107 = call i64 @llvm.smin.i64(i64 %v78, i64 %v100)
  %v108 = call i64 @llvm.smax.i64(i64 %v79, i64 %v101)
  %v109 = add nsw i64 %row_block0, 12
  %v110 = icmp slt i64 %v109, %v13
  br i1 %v110, label %row_block_0, label %row_block_0_end
row_block_0_end:
  %v111 = phi i64 [ 9223372036854775807, %vector_1_end ], [ %v107, %row_1_end ]
  %v112 = phi i64 [ -9223372036854775808, %vector_1_end ], [ %v108, %row_1_end ]
  %v113 = icmp slt i64 %begin, %end
  %v119 = getelementptr i8, ptr %arguments, i64 32
  %v120 = load i64, ptr %v119, align 8
  %v121 = mul nsw i64 %v6, %v120
  %v123 = getelementptr i8, ptr %arguments, i64 40
  %v124 = load ptr, ptr %v123, align 8
  %v160 = sub nsw i64 %end, 1
  %v162 = getelementptr i8, ptr %arguments, i64 72
  %v163 = load i64, ptr %v162, align 8
  %v164 = mul nsw i64 %v6, %v163
  %v165 = getelementptr i8, ptr %arguments, i64 80
  %v166 = load i64, ptr %v165, align 8
  %v169 = getelementptr i8, ptr %arguments, i64 88
  %v170 = load ptr, ptr %v169, align 8
  %v172 = mul nsw i64 %v166, 2
  %v176 = getelementptr i8, ptr %arguments, i64 96
  %v177 = load i64, ptr %v176, align 8
  %v178 = mul nsw i64 %v6, %v177
  %v179 = getelementptr i8, ptr %arguments, i64 104
  %v180 = load i64, ptr %v179, align 8
  %v183 = getelementptr i8, ptr %arguments, i64 112
  %v184 = load ptr, ptr %v183, align 8
  %v186 = mul nsw i64 %v180, 2
  %v190 = getelementptr i8, ptr %scratch, i64 105280
  %v221 = getelementptr i8, ptr %scratch, i64 166720
  %v319 = getelementptr i8, ptr %scratch, i64 58496
  %v364 = getelementptr i8, ptr %arguments, i64 120
  %v365 = load float, ptr %v364, align 4
  %v366 = insertelement <4 x float> poison, float %v365, i64 0
  %v367 = shufflevector <4 x float> %v366, <4 x float> poison, <4 x i32> zeroinitializer
  %v399 = getelementptr i8, ptr %scratch, i64 102848
  %v447 = insertelement <4 x i64> poison, i64 %v89, i64 0
  %v448 = shufflevector <4 x i64> %v447, <4 x i64> poison, <4 x i32> zeroinitializer
  %v534 = getelementptr i8, ptr %scratch, i64 136000
  br i1 %v113, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %row_block_0_end ], [ %v727, %join_1 ]
  %v114 = sub nsw i64 %end, %key0
  %v115 = call i64 @llvm.smin.i64(i64 %v114, i64 96)
  %v116 = sub nsw i64 %v115, 1
  %v117 = add nsw i64 %key0, %v116
  ; least and most of dk[m] in the keys
  %v118 = icmp sge i64 %v115, 4
  %v122 = add nsw i64 %v121, %key0
  %v125 = getelementptr i32, ptr %v124, i64 %v122
  %v126 = sub nsw i64 %v115, 4
  %v128 = icmp slt i64 4, %v115
  br i1 %v118, label %then_0, label %else_0
then_0:
  %v127 = load <4 x i32>, ptr %v125, align 4
  br i1 %v128, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 4, %then_0 ], [ %v136, %key_row_0 ]
  %v129 = phi <4 x i32> [ %v127, %then_0 ], [ %v134, %key_row_0 ]
  %v130 = phi <4 x i32> [ %v127, %then_0 ], [ %v135, %key_row_0 ]
  %v131 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v126)
  %v132 = getelementptr i32, ptr %v125, i64 %v131
  %v133 = load <4 x i32>, ptr %v132, align 4
  %v134 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v129, <4 x i32> %v133)
  %v135 = call <4 x i32> @llvm.smax.v4i32(<4 x i32> %v130, <4 x i32> %v133)
  %v136 = add nsw i64 %key_row0, 4
  %v137 = icmp slt i64 %v136, %v115
  br i1 %v137, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v138 = phi <4 x i32> [ %v127, %then_0 ], [ %v134, %key_row_0 ]
  %v139 = phi <4 x i32> [ %v127, %then_0 ], [ %v135, %key_row_0 ]
  %v140 = call i32 @llvm.vector.reduce.smin.v4i32(<4 x i32> %v138)
  %v141 = sext i32 %v140 to i64
  %v142 = call i32 @llvm.vector.reduce.smax.v4i32(<4 x i32> %v139)
  %v143 = sext i32 %v142 to i64
  br label %join_0
else_0:
  br label %key_row_1
key_row_1:
  %key_row1 = phi i64 [ 0, %else_0 ], [ %v153, %key_row_1 ]
  %v144 = phi i64 [ 9223372036854775807, %else_0 ], [ %v151, %key_row_1 ]
  %v145 = phi i64 [ -9223372036854775808, %else_0 ], [ %v152, %key_row_1 ]
  %v146 = add nsw i64 %key0, %key_row1
  %v147 = add nsw i64 %v121, %v146
  %v148 = getelementptr i32, ptr %v124, i64 %v147
  %v149 = load i32, ptr %v148, align 4
  %v150 = sext i32 %v149 to i64
  %v151 = call i64 @llvm.smin.i64(i64 %v144, i64 %v150)
  %v152 = call i64 @llvm.smax.i64(i64 %v145, i64 %v150)
  %v153 = add nsw i64 %key_row1, 1
  %v154 = icmp slt i64 %v153, %v115
  br i1 %v154, label %key_row_1, label %key_row_1_end
key_row_1_end:
  br label %join_0
join_0:
  %v155 = phi i64 [ %v141, %key_row_0_end ], [ %v151, %key_row_1_end ]
  %v156 = phi i64 [ %v143, %key_row_0_end ], [ %v152, %key_row_1_end ]
  %v157 = icmp sle i64 %v155, %v112
  %v158 = icmp sle i64 %v111, %v156
  %v159 = select i1 %v157, i1 %v158, i1 false
  %v161 = call i64 @llvm.smin.i64(i64 %key0, i64 %v160)
  %v167 = mul nsw i64 %v161, %v166
  %v168 = add nsw i64 %v164, %v167
  %v171 = getelementptr half, ptr %v170, i64 %v168
  %v173 = sub nsw i64 %v160, %v161
  %v174 = add nsw i64 %key0, 96
  %v175 = call i64 @llvm.smin.i64(i64 %v174, i64 %v160)
  %v181 = mul nsw i64 %v175, %v180
  %v182 = add nsw i64 %v178, %v181
  %v185 = getelementptr half, ptr %v184, i64 %v182
  %v187 = sub nsw i64 %v160, %v175
  %v188 = icmp slt i64 0, %v115
  br i1 %v159, label %then_1, label %else_1
then_1:
  br i1 %v188, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %then_1 ], [ %v219, %column_1_end ]
  %v189 = mul nsw i64 %key_row2, 80
  %v191 = getelementptr float, ptr %v190, i64 %v189
  %v192 = add nsw i64 %key0, %key_row2
  %v193 = mul nsw i64 %v192, %v180
  %v194 = add nsw i64 %v178, %v193
  %v195 = getelementptr half, ptr %v184, i64 %v194
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %key_row_2 ], [ %v217, %column_1 ]
  %v196 = getelementptr half, ptr %v195, i64 %column1
  %v197 = load <4 x half>, ptr %v196, align 2
  %v198 = getelementptr float, ptr %v191, i64 %column1
  %v199 = bitcast <4 x half> %v197 to <4 x i16>
  %v200 = zext <4 x i16> %v199 to <4 x i32>
  %v201 = and <4 x i32> %v200, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v202 = xor <4 x i32> %v200, %v201
  %v203 = shl <4 x i32> %v202, <i32 16, i32 16, i32 16, i32 16>
  %v204 = shl <4 x i32> %v201, <i32 13, i32 13, i32 13, i32 13>
  %v205 = add <4 x i32> %v204, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v206 = add <4 x i32> %v205, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v207 = bitcast <4 x i32> %v206 to <4 x float>
  %v208 = fsub <4 x float> %v207, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v209 = bitcast <4 x float> %v208 to <4 x i32>
  %v210 = icmp ult <4 x i32> %v201, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v211 = select <4 x i1> %v210, <4 x i32> %v209, <4 x i32> %v205
  %v212 = or <4 x i32> %v204, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v213 = icmp uge <4 x i32> %v201, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v214 = select <4 x i1> %v213, <4 x i32> %v212, <4 x i32> %v211
  %v215 = or <4 x i32> %v214, %v203
  %v216 = bitcast <4 x i32> %v215 to <4 x float>
  store <4 x float> %v216, ptr %v198, align 16
  %v217 = add nsw i64 %column1, 4
  %v218 = icmp slt i64 %v217, 64
  br i1 %v218, label %column_1, label %column_1_end
column_1_end:
  %v219 = add nsw i64 %key_row2, 1
  %v220 = icmp slt i64 %v219, %v115
  br i1 %v220, label %key_row_2, label %key_row_2_end
key_row_2_end:
  br i1 %v188, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v223, %key_row_3 ]
  %v222 = getelementptr i8, ptr %v221, i64 %key_row3
  store i8 0, ptr %v222, align 1
  %v223 = add nsw i64 %key_row3, 1
  %v224 = icmp slt i64 %v223, %v115
  br i1 %v224, label %key_row_3, label %key_row_3_end
key_row_3_end:
  br i1 %v77, label %row_2, label %row_2_end
row_2:
  %row2 = phi i64 [ 0, %key_row_3_end ], [ %v531, %join_2 ]
  %v225 = sub nsw i64 %v13, %row2
  %v226 = call i64 @llvm.smin.i64(i64 %v225, i64 12)
  %v227 = add nsw i64 %v7, %row2
  %v228 = sub nsw i64 %v226, 1
  %v229 = add nsw i64 %v227, %v228
  %v230 = udiv i64 %row2, 12
  %v231 = mul nsw i64 %v230, 2
  %v232 = getelementptr i64, ptr %v104, i64 %v231
  %v233 = load i64, ptr %v232, align 8
  %v234 = getelementptr i8, ptr %v232, i64 8
  %v235 = load i64, ptr %v234, align 8
  %v236 = icmp sle i64 %v155, %v235
  %v237 = icmp sle i64 %v233, %v156
  %v238 = select i1 %v236, i1 %v237, i1 false
  %v255 = mul nsw i64 %v230, 24
  %v277 = getelementptr float, ptr %v58, i64 %row2
  %v280 = add nsw i64 %row2, 4
  %v281 = getelementptr float, ptr %v58, i64 %v280
  %v284 = add nsw i64 %row2, 8
  %v285 = getelementptr float, ptr %v58, i64 %v284
  %v320 = getelementptr float, ptr %v319, i64 %row2
  %v322 = getelementptr float, ptr %v319, i64 %v280
  %v324 = getelementptr float, ptr %v319, i64 %v284
  %v340 = icmp sge i64 %v233, %v156
  %v341 = icmp sge i64 %v155, %v235
  %v342 = select i1 %v340, i1 %v341, i1 false
  %v346 = add nsw i64 %row2, 12
  %v347 = icmp slt i64 %row2, %v346
  br i1 %v238, label %then_2, label %else_2
then_2:
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where dq[p] == dk[m]
  br i1 %v188, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %then_2 ], [ %v338, %e_0_end ]
  %v239 = call i64 @llvm.smin.i64(i64 %key_row4, i64 %v116)
  %v240 = mul nsw i64 %v239, 80
  %v241 = getelementptr float, ptr %v190, i64 %v240
  %v242 = add nsw i64 %key_row4, 1
  %v243 = call i64 @llvm.smin.i64(i64 %v242, i64 %v116)
  %v244 = mul nsw i64 %v243, 80
  %v245 = getelementptr float, ptr %v190, i64 %v244
  %v246 = add nsw i64 %key_row4, 2
  %v247 = call i64 @llvm.smin.i64(i64 %v246, i64 %v116)
  %v248 = mul nsw i64 %v247, 80
  %v249 = getelementptr float, ptr %v190, i64 %v248
  %v250 = add nsw i64 %key_row4, 3
  %v251 = call i64 @llvm.smin.i64(i64 %v250, i64 %v116)
  %v252 = mul nsw i64 %v251, 80
  %v253 = getelementptr float, ptr %v190, i64 %v252
  %v254 = udiv i64 %key_row4, 4
  %v256 = add nsw i64 %v255, %v254
  %v257 = udiv i64 %v256, 2
  %v258 = urem i64 %v256, 2
  %v259 = mul nsw i64 %v258, 64
  %v260 = call i64 @llvm.smin.i64(i64 %v257, i64 %v173)
  %v261 = mul nsw i64 %v260, %v172
  %v262 = getelementptr i8, ptr %v171, i64 %v261
  %v263 = getelementptr i8, ptr %v262, i64 %v259
  call void @llvm.prefetch.p0(ptr %v263, i32 0, i32 3, i32 1)
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_4 ], [ %v316, %e_0 ]
  %v264 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v292, %e_0 ]
  %v265 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v293, %e_0 ]
  %v266 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v294, %e_0 ]
  %v267 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v299, %e_0 ]
  %v268 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v300, %e_0 ]
  %v269 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v301, %e_0 ]
  %v270 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v306, %e_0 ]
  %v271 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v307, %e_0 ]
  %v272 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v308, %e_0 ]
  %v273 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v313, %e_0 ]
  %v274 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v314, %e_0 ]
  %v275 = phi <4 x float> [ zeroinitializer, %key_row_4 ], [ %v315, %e_0 ]
  %v276 = mul nsw i64 %e0, 112
  %v278 = getelementptr float, ptr %v277, i64 %v276
  %v279 = load <4 x float>, ptr %v278, align 16
  %v282 = getelementptr float, ptr %v281, i64 %v276
  %v283 = load <4 x float>, ptr %v282, align 16
  %v286 = getelementptr float, ptr %v285, i64 %v276
  %v287 = load <4 x float>, ptr %v286, align 16
  %v288 = getelementptr float, ptr %v241, i64 %e0
  %v289 = load float, ptr %v288, align 4
  %v290 = insertelement <4 x float> poison, float %v289, i64 0
  %v291 = shufflevector <4 x float> %v290, <4 x float> poison, <4 x i32> zeroinitializer
  %v292 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v291, <4 x float> %v279, <4 x float> %v264)
  %v293 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v291, <4 x float> %v283, <4 x float> %v265)
  %v294 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v291, <4 x float> %v287, <4 x float> %v266)
  %v295 = getelementptr float, ptr %v245, i64 %e0
  %v296 = load float, ptr %v295, align 4
  %v297 = insertelement <4 x float> poison, float %v296, i64 0
  %v298 = shufflevector <4 x float> %v297, <4 x float> poison, <4 x i32> zeroinitializer
  %v299 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v298, <4 x float> %v279, <4 x float> %v267)
  %v300 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v298, <4 x float> %v283, <4 x float> %v268)
  %v301 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v298, <4 x float> %v287, <4 x float> %v269)
  %v302 = getelementptr float, ptr %v249, i64 %e0
  %v303 = load float, ptr %v302, align 4
  %v304 = insertelement <4 x float> poison, float %v303, i64 0
  %v305 = shufflevector <4 x float> %v304, <4 x float> poison, <4 x i32> zeroinitializer
  %v306 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v305, <4 x float> %v279, <4 x float> %v270)
  %v307 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v305, <4 x float> %v283, <4 x float> %v271)
  %v308 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v305, <4 x float> %v287, <4 x float> %v272)
  %v309 = getelementptr float, ptr %v253, i64 %e0
  %v310 = load float, ptr %v309, align 4
  %v311 = insertelement <4 x float> poison, float %v310, i64 0
  %v312 = shufflevector <4 x float> %v311, <4 x float> poison, <4 x i32> zeroinitializer
  %v313 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v312, <4 x float> %v279, <4 x float> %v273)
  %v314 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v312, <4 x float> %v283, <4 x float> %v274)
  %v315 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v312, <4 x float> %v287, <4 x float> %v275)
  %v316 = add nsw i64 %e0, 1
  %v317 = icmp slt i64 %v316, 64
  br i1 %v317, label %e_0, label %e_0_end
e_0_end:
  %v318 = mul nsw i64 %key_row4, 112
  %v321 = getelementptr float, ptr %v320, i64 %v318
  store <4 x float> %v292, ptr %v321, align 16
  %v323 = getelementptr float, ptr %v322, i64 %v318
  store <4 x float> %v293, ptr %v323, align 16
  %v325 = getelementptr float, ptr %v324, i64 %v318
  store <4 x float> %v294, ptr %v325, align 16
  %v326 = mul nsw i64 %v242, 112
  %v327 = getelementptr float, ptr %v320, i64 %v326
  store <4 x float> %v299, ptr %v327, align 16
  %v328 = getelementptr float, ptr %v322, i64 %v326
  store <4 x float> %v300, ptr %v328, align 16
  %v329 = getelementptr float, ptr %v324, i64 %v326
  store <4 x float> %v301, ptr %v329, align 16
  %v330 = mul nsw i64 %v246, 112
  %v331 = getelementptr float, ptr %v320, i64 %v330
  store <4 x float> %v306, ptr %v331, align 16
  %v332 = getelementptr float, ptr %v322, i64 %v330
  store <4 x float> %v307, ptr %v332, align 16
  %v333 = getelementptr float, ptr %v324, i64 %v330
  store <4 x float> %v308, ptr %v333, align 16
  %v334 = mul nsw i64 %v250, 112
  %v335 = getelementptr float, ptr %v320, i64 %v334
  store <4 x float> %v313, ptr %v335, align 16
  %v336 = getelementptr float, ptr %v322, i64 %v334
  store <4 x float> %v314, ptr %v336, align 16
  %v337 = getelementptr float, ptr %v324, i64 %v334
  store <4 x float> %v315, ptr %v337, align 16
  %v338 = add nsw i64 %key_row4, 4
  %v339 = icmp slt i64 %v338, %v115
  br i1 %v339, label %key_row_4, label %key_row_4_end
key_row_4_end:
  br i1 %v342, label %then_3, label %else_3
then_3:
  br i1 %v188, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %then_3 ], [ %v344, %key_row_5 ]
  %v343 = getelementptr i8, ptr %v221, i64 %key_row5
  store i8 1, ptr %v343, align 1
  %v344 = add nsw i64 %key_row5, 1
  %v345 = icmp slt i64 %v344, %v115
  br i1 %v345, label %key_row_5, label %key_row_5_end
key_row_5_end:
  br i1 %v347, label %vector_2, label %vector_2_end
vector_2:
  %vector2 = phi i64 [ %row2, %key_row_5_end ], [ %v430, %key_row_7_end ]
  %v348 = add nsw i64 %v7, %vector2
  %v349 = trunc i64 %v348 to i32
  %v350 = insertelement <4 x i32> poison, i32 %v349, i64 0
  %v351 = shufflevector <4 x i32> %v350, <4 x i32> poison, <4 x i32> zeroinitializer
  %v352 = add <4 x i32> %v351, <i32 0, i32 1, i32 2, i32 3>
  %v353 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v352, <4 x i32> %v69)
  %v354 = getelementptr float, ptr %scratch, i64 %vector2
  %v355 = load <4 x float>, ptr %v354, align 16
  %v356 = getelementptr float, ptr %v72, i64 %vector2
  %v357 = load <4 x float>, ptr %v356, align 16
  ; GM[p] = max{m} S[p,m]
  br i1 %v188, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %vector_2 ], [ %v373, %key_row_6 ]
  %v358 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v372, %key_row_6 ]
  %v359 = add nsw i64 %key0, %key_row6
  %v360 = mul nsw i64 %key_row6, 112
  %v361 = add nsw i64 %v360, %vector2
  %v362 = getelementptr float, ptr %v319, i64 %v361
  %v363 = load <4 x float>, ptr %v362, align 16
  %v368 = fmul <4 x float> %v363, %v367
  %v369 = fcmp ogt <4 x float> %v368, %v358
  %v370 = select <4 x i1> %v369, <4 x float> %v368, <4 x float> %v358
  %v371 = fcmp uno <4 x float> %v368, %v368
  %v372 = select <4 x i1> %v371, <4 x float> %v368, <4 x float> %v370
  store <4 x float> %v368, ptr %v362, align 16
  %v373 = add nsw i64 %key_row6, 1
  %v374 = icmp slt i64 %v373, %v115
  br i1 %v374, label %key_row_6, label %key_row_6_end
key_row_6_end:
  %v375 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v372, %key_row_6 ]
  %v376 = fcmp ogt <4 x float> %v375, %v355
  %v377 = select <4 x i1> %v376, <4 x float> %v375, <4 x float> %v355
  %v378 = fcmp uno <4 x float> %v375, %v375
  %v379 = select <4 x i1> %v378, <4 x float> %v375, <4 x float> %v377
  %v380 = fcmp oeq <4 x float> %v379, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v381 = select <4 x i1> %v380, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v379
  %v382 = fsub <4 x float> %v355, %v381
  %v383 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v382
  %v384 = select <4 x i1> %v383, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v382
  %v385 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v384, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v386 = fsub <4 x float> %v385, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v387 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v386, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v384)
  %v388 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v386, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v387)
  %v389 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v388, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v390 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v389, <4 x float> %v388, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v391 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v390, <4 x float> %v388, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v392 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v391, <4 x float> %v388, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v393 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v392, <4 x float> %v388, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v394 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v393, <4 x float> %v388, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v395 = bitcast <4 x float> %v385 to <4 x i32>
  %v396 = shl <4 x i32> %v395, <i32 23, i32 23, i32 23, i32 23>
  %v397 = bitcast <4 x i32> %v396 to <4 x float>
  %v398 = fmul <4 x float> %v394, %v397
  %v400 = getelementptr float, ptr %v399, i64 %vector2
  store <4 x float> %v398, ptr %v400, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v188, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %key_row_6_end ], [ %v425, %key_row_7 ]
  %v401 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v424, %key_row_7 ]
  %v402 = add nsw i64 %key0, %key_row7
  %v403 = mul nsw i64 %key_row7, 112
  %v404 = add nsw i64 %v403, %vector2
  %v405 = getelementptr float, ptr %v319, i64 %v404
  %v406 = load <4 x float>, ptr %v405, align 16
  %v407 = fsub <4 x float> %v406, %v381
  %v408 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v407
  %v409 = select <4 x i1> %v408, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v407
  %v410 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v409, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v411 = fsub <4 x float> %v410, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v412 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v411, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v409)
  %v413 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v411, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v412)
  %v414 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v413, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v415 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v414, <4 x float> %v413, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v416 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v415, <4 x float> %v413, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v417 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v416, <4 x float> %v413, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v418 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v417, <4 x float> %v413, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v419 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v418, <4 x float> %v413, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v420 = bitcast <4 x float> %v410 to <4 x i32>
  %v421 = shl <4 x i32> %v420, <i32 23, i32 23, i32 23, i32 23>
  %v422 = bitcast <4 x i32> %v421 to <4 x float>
  %v423 = fmul <4 x float> %v419, %v422
  %v424 = fadd <4 x float> %v401, %v423
  store <4 x float> %v423, ptr %v405, align 16
  %v425 = add nsw i64 %key_row7, 1
  %v426 = icmp slt i64 %v425, %v115
  br i1 %v426, label %key_row_7, label %key_row_7_end
key_row_7_end:
  %v427 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v424, %key_row_7 ]
  %v428 = fmul <4 x float> %v357, %v398
  %v429 = fadd <4 x float> %v428, %v427
  store <4 x float> %v379, ptr %v354, align 16
  store <4 x float> %v429, ptr %v356, align 16
  %v430 = add nsw i64 %vector2, 4
  %v431 = icmp slt i64 %v430, %v346
  br i1 %v431, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_3
else_3:
  br i1 %v347, label %vector_3, label %vector_3_end
vector_3:
  %vector3 = phi i64 [ %row2, %else_3 ], [ %v529, %key_row_9_end ]
  %v432 = add nsw i64 %v7, %vector3
  %v433 = trunc i64 %v432 to i32
  %v434 = insertelement <4 x i32> poison, i32 %v433, i64 0
  %v435 = shufflevector <4 x i32> %v434, <4 x i32> poison, <4 x i32> zeroinitializer
  %v436 = add <4 x i32> %v435, <i32 0, i32 1, i32 2, i32 3>
  %v437 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v436, <4 x i32> %v69)
  %v438 = getelementptr float, ptr %scratch, i64 %vector3
  %v439 = load <4 x float>, ptr %v438, align 16
  %v440 = getelementptr float, ptr %v72, i64 %vector3
  %v441 = load <4 x float>, ptr %v440, align 16
  ; GM[p] = max{m} S[p,m]
  %v446 = sext <4 x i32> %v437 to <4 x i64>
  %v449 = add nsw <4 x i64> %v448, %v446
  %v450 = getelementptr i32, ptr %v92, <4 x i64> %v449
  %v451 = call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> %v450, i32 4, <4 x i1> <i1 true, i1 true, i1 true, i1 true>, <4 x i32> poison)
  %v456 = sext <4 x i32> %v451 to <4 x i64>
  br i1 %v188, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %vector_3 ], [ %v473, %key_row_8 ]
  %v442 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v472, %key_row_8 ]
  %v443 = add nsw i64 %key0, %key_row8
  %v444 = mul nsw i64 %key_row8, 112
  %v445 = add nsw i64 %v444, %vector3
  %v452 = add nsw i64 %v121, %v443
  %v453 = getelementptr i32, ptr %v124, i64 %v452
  %v454 = load i32, ptr %v453, align 4
  %v455 = sext i32 %v454 to i64
  %v457 = insertelement <4 x i64> poison, i64 %v455, i64 0
  %v458 = shufflevector <4 x i64> %v457, <4 x i64> poison, <4 x i32> zeroinitializer
  %v459 = icmp eq <4 x i64> %v456, %v458
  %v460 = call i1 @llvm.vector.reduce.or.v4i1(<4 x i1> %v459)
  %v461 = getelementptr i8, ptr %v221, i64 %key_row8
  %v462 = load i8, ptr %v461, align 1
  %v463 = zext i1 %v460 to i8
  %v464 = or i8 %v462, %v463
  store i8 %v464, ptr %v461, align 1
  %v465 = getelementptr float, ptr %v319, i64 %v445
  %v466 = load <4 x float>, ptr %v465, align 16
  %v467 = fmul <4 x float> %v466, %v367
  %v468 = select <4 x i1> %v459, <4 x float> %v467, <4 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v469 = fcmp ogt <4 x float> %v468, %v442
  %v470 = select <4 x i1> %v469, <4 x float> %v468, <4 x float> %v442
  %v471 = fcmp uno <4 x float> %v468, %v468
  %v472 = select <4 x i1> %v471, <4 x float> %v468, <4 x float> %v470
  store <4 x float> %v468, ptr %v465, align 16
  %v473 = add nsw i64 %key_row8, 1
  %v474 = icmp slt i64 %v473, %v115
  br i1 %v474, label %key_row_8, label %key_row_8_end
key_row_8_end:
  %v475 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v472, %key_row_8 ]
  %v476 = fcmp ogt <4 x float> %v475, %v439
  %v477 = select <4 x i1> %v476, <4 x float> %v475, <4 x float> %v439
  %v478 = fcmp uno <4 x float> %v475, %v475
  %v479 = select <4 x i1> %v478, <4 x float> %v475, <4 x float> %v477
  %v480 = fcmp oeq <4 x float> %v479, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v481 = select <4 x i1> %v480, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v479
  %v482 = fsub <4 x float> %v439, %v481
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
  %v499 = getelementptr float, ptr %v399, i64 %vector3
  store <4 x float> %v498, ptr %v499, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v188, label %key_row_9, label %key_row_9_end
key_row_9:
  %key_row9 = phi i64 [ 0, %key_row_8_end ], [ %v524, %key_row_9 ]
  %v500 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_8_end ], [ %v523, %key_row_9 ]
  %v501 = add nsw i64 %key0, %key_row9
  %v502 = mul nsw i64 %key_row9, 112
  %v503 = add nsw i64 %v502, %vector3
  %v504 = getelementptr float, ptr %v319, i64 %v503
  %v505 = load <4 x float>, ptr %v504, align 16
  %v506 = fsub <4 x float> %v505, %v481
  %v507 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v506
  %v508 = select <4 x i1> %v507, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v506
  %v509 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v508, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v510 = fsub <4 x float> %v509, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v511 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v510, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v508)
  %v512 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v510, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v511)
  %v513 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v512, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v514 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v513, <4 x float> %v512, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v515 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v514, <4 x float> %v512, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v516 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v515, <4 x float> %v512, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v517 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v516, <4 x float> %v512, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v518 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v517, <4 x float> %v512, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v519 = bitcast <4 x float> %v509 to <4 x i32>
  %v520 = shl <4 x i32> %v519, <i32 23, i32 23, i32 23, i32 23>
  %v521 = bitcast <4 x i32> %v520 to <4 x float>
  %v522 = fmul <4 x float> %v518, %v521
  %v523 = fadd <4 x float> %v500, %v522
  store <4 x float> %v522, ptr %v504, align 16
  %v524 = add nsw i64 %key_row9, 1
  %v525 = icmp slt i64 %v524, %v115
  br i1 %v525, label %key_row_9, label %key_row_9_end
key_row_9_end:
  %v526 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_8_end ], [ %v523, %key_row_9 ]
  %v527 = fmul <4 x float> %v441, %v498
  %v528 = fadd <4 x float> %v527, %v526
  store <4 x float> %v479, ptr %v438, align 16
  store <4 x float> %v528, ptr %v440, align 16
  %v529 = add nsw i64 %vector3, 4
  %v530 = icmp slt i64 %v529, %v346
  br i1 %v530, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_3
join_3:
  br label %join_2
else_2:
  br label %join_2
join_2:
  %v531 = add nsw i64 %row2, 12
  %v532 = icmp slt i64 %v531, %v13
  br i1 %v532, label %row_2, label %row_2_end
row_2_end:
  br i1 %v188, label %key_row_10, label %key_row_10_end
key_row_10:
  %key_row10 = phi i64 [ 0, %row_2_end ], [ %v566, %join_4 ]
  %v533 = mul nsw i64 %key_row10, 80
  %v535 = getelementptr float, ptr %v534, i64 %v533
  %v536 = getelementptr i8, ptr %v221, i64 %key_row10
  %v537 = load i8, ptr %v536, align 1
  %v538 = icmp ne i8 %v537, 0
  %v539 = add nsw i64 %key0, %key_row10
  %v540 = mul nsw i64 %v539, %v166
  %v541 = add nsw i64 %v164, %v540
  %v542 = getelementptr half, ptr %v170, i64 %v541
  br i1 %v538, label %then_4, label %else_4
then_4:
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %then_4 ], [ %v564, %column_2 ]
  %v543 = getelementptr half, ptr %v542, i64 %column2
  %v544 = load <4 x half>, ptr %v543, align 2
  %v545 = getelementptr float, ptr %v535, i64 %column2
  %v546 = bitcast <4 x half> %v544 to <4 x i16>
  %v547 = zext <4 x i16> %v546 to <4 x i32>
  %v548 = and <4 x i32> %v547, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v549 = xor <4 x i32> %v547, %v548
  %v550 = shl <4 x i32> %v549, <i32 16, i32 16, i32 16, i32 16>
  %v551 = shl <4 x i32> %v548, <i32 13, i32 13, i32 13, i32 13>
  %v552 = add <4 x i32> %v551, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v553 = add <4 x i32> %v552, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v554 = bitcast <4 x i32> %v553 to <4 x float>
  %v555 = fsub <4 x float> %v554, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v556 = bitcast <4 x float> %v555 to <4 x i32>
  %v557 = icmp ult <4 x i32> %v548, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v558 = select <4 x i1> %v557, <4 x i32> %v556, <4 x i32> %v552
  %v559 = or <4 x i32> %v551, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v560 = icmp uge <4 x i32> %v548, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v561 = select <4 x i1> %v560, <4 x i32> %v559, <4 x i32> %v558
  %v562 = or <4 x i32> %v561, %v550
  %v563 = bitcast <4 x i32> %v562 to <4 x float>
  store <4 x float> %v563, ptr %v545, align 16
  %v564 = add nsw i64 %column2, 4
  %v565 = icmp slt i64 %v564, 64
  br i1 %v565, label %column_2, label %column_2_end
column_2_end:
  br label %join_4
else_4:
  call void @llvm.memset.p0.i64(ptr %v535, i8 0, i64 320, i1 false)
  br label %join_4
join_4:
  %v566 = add nsw i64 %key_row10, 1
  %v567 = icmp slt i64 %v566, %v115
  br i1 %v567, label %key_row_10, label %key_row_10_end
key_row_10_end:
  br i1 %v77, label %row_3, label %row_3_end
row_3:
  %row3 = phi i64 [ 0, %key_row_10_end ], [ %v725, %join_5 ]
  %v568 = sub nsw i64 %v13, %row3
  %v569 = call i64 @llvm.smin.i64(i64 %v568, i64 12)
  %v570 = add nsw i64 %v7, %row3
  %v571 = sub nsw i64 %v569, 1
  %v572 = add nsw i64 %v570, %v571
  %v573 = udiv i64 %row3, 12
  %v574 = mul nsw i64 %v573, 2
  %v575 = getelementptr i64, ptr %v104, i64 %v574
  %v576 = load i64, ptr %v575, align 8
  %v577 = getelementptr i8, ptr %v575, i64 8
  %v578 = load i64, ptr %v577, align 8
  %v579 = icmp sle i64 %v155, %v578
  %v580 = icmp sle i64 %v576, %v156
  %v581 = select i1 %v579, i1 %v580, i1 false
  %v582 = getelementptr float, ptr %v399, i64 %row3
  %v584 = add nsw i64 %row3, 4
  %v585 = getelementptr float, ptr %v399, i64 %v584
  %v587 = add nsw i64 %row3, 8
  %v588 = getelementptr float, ptr %v399, i64 %v587
  %v592 = mul nsw i64 %v573, 16
  %v625 = getelementptr float, ptr %v319, i64 %row3
  %v628 = getelementptr float, ptr %v319, i64 %v584
  %v631 = getelementptr float, ptr %v319, i64 %v587
  %v678 = getelementptr float, ptr %v76, i64 %row3
  %v682 = getelementptr float, ptr %v76, i64 %v584
  %v686 = getelementptr float, ptr %v76, i64 %v587
  br i1 %v581, label %then_5, label %else_5
then_5:
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v583 = load <4 x float>, ptr %v582, align 16
  %v586 = load <4 x float>, ptr %v585, align 16
  %v589 = load <4 x float>, ptr %v588, align 16
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %then_5 ], [ %v723, %key_row_11_end ]
  %v590 = getelementptr float, ptr %v534, i64 %f0
  %v591 = udiv i64 %f0, 4
  %v593 = add nsw i64 %v592, %v591
  %v594 = mul nsw i64 %v593, 2
  %v595 = call i64 @llvm.smin.i64(i64 %v594, i64 191)
  %v596 = udiv i64 %v595, 2
  %v597 = urem i64 %v595, 2
  %v598 = mul nsw i64 %v597, 64
  %v599 = call i64 @llvm.smin.i64(i64 %v596, i64 %v187)
  %v600 = mul nsw i64 %v599, %v186
  %v601 = getelementptr i8, ptr %v185, i64 %v600
  %v602 = getelementptr i8, ptr %v601, i64 %v598
  call void @llvm.prefetch.p0(ptr %v602, i32 0, i32 3, i32 1)
  %v603 = add nsw i64 %v594, 1
  %v604 = call i64 @llvm.smin.i64(i64 %v603, i64 191)
  %v605 = udiv i64 %v604, 2
  %v606 = urem i64 %v604, 2
  %v607 = mul nsw i64 %v606, 64
  %v608 = call i64 @llvm.smin.i64(i64 %v605, i64 %v187)
  %v609 = mul nsw i64 %v608, %v186
  %v610 = getelementptr i8, ptr %v185, i64 %v609
  %v611 = getelementptr i8, ptr %v610, i64 %v607
  call void @llvm.prefetch.p0(ptr %v611, i32 0, i32 3, i32 1)
  br i1 %v188, label %key_row_11, label %key_row_11_end
key_row_11:
  %key_row11 = phi i64 [ 0, %f_0 ], [ %v663, %key_row_11 ]
  %v612 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v639, %key_row_11 ]
  %v613 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v640, %key_row_11 ]
  %v614 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v641, %key_row_11 ]
  %v615 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v646, %key_row_11 ]
  %v616 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v647, %key_row_11 ]
  %v617 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v648, %key_row_11 ]
  %v618 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v653, %key_row_11 ]
  %v619 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v654, %key_row_11 ]
  %v620 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v655, %key_row_11 ]
  %v621 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v660, %key_row_11 ]
  %v622 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v661, %key_row_11 ]
  %v623 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v662, %key_row_11 ]
  %v624 = mul nsw i64 %key_row11, 112
  %v626 = getelementptr float, ptr %v625, i64 %v624
  %v627 = load <4 x float>, ptr %v626, align 16
  %v629 = getelementptr float, ptr %v628, i64 %v624
  %v630 = load <4 x float>, ptr %v629, align 16
  %v632 = getelementptr float, ptr %v631, i64 %v624
  %v633 = load <4 x float>, ptr %v632, align 16
  %v634 = mul nsw i64 %key_row11, 80
  %v635 = getelementptr float, ptr %v590, i64 %v634
  %v636 = load float, ptr %v635, align 4
  %v637 = insertelement <4 x float> poison, float %v636, i64 0
  %v638 = shufflevector <4 x float> %v637, <4 x float> poison, <4 x i32> zeroinitializer
  %v639 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v638, <4 x float> %v627, <4 x float> %v612)
  %v640 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v638, <4 x float> %v630, <4 x float> %v613)
  %v641 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v638, <4 x float> %v633, <4 x float> %v614)
  %v642 = getelementptr float, ptr %v635, i64 1
  %v643 = load float, ptr %v642, align 4
  %v644 = insertelement <4 x float> poison, float %v643, i64 0
  %v645 = shufflevector <4 x float> %v644, <4 x float> poison, <4 x i32> zeroinitializer
  %v646 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v645, <4 x float> %v627, <4 x float> %v615)
  %v647 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v645, <4 x float> %v630, <4 x float> %v616)
  %v648 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v645, <4 x float> %v633, <4 x float> %v617)
  %v649 = getelementptr float, ptr %v635, i64 2
  %v650 = load float, ptr %v649, align 4
  %v651 = insertelement <4 x float> poison, float %v650, i64 0
  %v652 = shufflevector <4 x float> %v651, <4 x float> poison, <4 x i32> zeroinitializer
  %v653 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v652, <4 x float> %v627, <4 x float> %v618)
  %v654 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v652, <4 x float> %v630, <4 x float> %v619)
  %v655 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v652, <4 x float> %v633, <4 x float> %v620)
  %v656 = getelementptr float, ptr %v635, i64 3
  %v657 = load float, ptr %v656, align 4
  %v658 = insertelement <4 x float> poison, float %v657, i64 0
  %v659 = shufflevector <4 x float> %v658, <4 x float> poison, <4 x i32> zeroinitializer
  %v660 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v659, <4 x float> %v627, <4 x float> %v621)
  %v661 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v659, <4 x float> %v630, <4 x float> %v622)
  %v662 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v659, <4 x float> %v633, <4 x float> %v623)
  %v663 = add nsw i64 %key_row11, 1
  %v664 = icmp slt i64 %v663, %v115
  br i1 %v664, label %key_row_11, label %key_row_11_end
key_row_11_end:
  %v665 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v639, %key_row_11 ]
  %v666 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v640, %key_row_11 ]
  %v667 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v641, %key_row_11 ]
  %v668 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v646, %key_row_11 ]
  %v669 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v647, %key_row_11 ]
  %v670 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v648, %key_row_11 ]
  %v671 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v653, %key_row_11 ]
  %v672 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v654, %key_row_11 ]
  %v673 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v655, %key_row_11 ]
  %v674 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v660, %key_row_11 ]
  %v675 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v661, %key_row_11 ]
  %v676 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v662, %key_row_11 ]
  %v677 = mul nsw i64 %f0, 112
  %v679 = getelementptr float, ptr %v678, i64 %v677
  %v680 = load <4 x float>, ptr %v679, align 16
  %v681 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v680, <4 x float> %v583, <4 x float> %v665)
  store <4 x float> %v681, ptr %v679, align 16
  %v683 = getelementptr float, ptr %v682, i64 %v677
  %v684 = load <4 x float>, ptr %v683, align 16
  %v685 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v684, <4 x float> %v586, <4 x float> %v666)
  store <4 x float> %v685, ptr %v683, align 16
  %v687 = getelementptr float, ptr %v686, i64 %v677
  %v688 = load <4 x float>, ptr %v687, align 16
  %v689 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v688, <4 x float> %v589, <4 x float> %v667)
  store <4 x float> %v689, ptr %v687, align 16
  %v690 = add nsw i64 %f0, 1
  %v691 = mul nsw i64 %v690, 112
  %v692 = getelementptr float, ptr %v678, i64 %v691
  %v693 = load <4 x float>, ptr %v692, align 16
  %v694 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v693, <4 x float> %v583, <4 x float> %v668)
  store <4 x float> %v694, ptr %v692, align 16
  %v695 = getelementptr float, ptr %v682, i64 %v691
  %v696 = load <4 x float>, ptr %v695, align 16
  %v697 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v696, <4 x float> %v586, <4 x float> %v669)
  store <4 x float> %v697, ptr %v695, align 16
  %v698 = getelementptr float, ptr %v686, i64 %v691
  %v699 = load <4 x float>, ptr %v698, align 16
  %v700 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v699, <4 x float> %v589, <4 x float> %v670)
  store <4 x float> %v700, ptr %v698, align 16
  %v701 = add nsw i64 %f0, 2
  %v702 = mul nsw i64 %v701, 112
  %v703 = getelementptr float, ptr %v678, i64 %v702
  %v704 = load <4 x float>, ptr %v703, align 16
  %v705 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v704, <4 x float> %v583, <4 x float> %v671)
  store <4 x float> %v705, ptr %v703, align 16
  %v706 = getelementptr float, ptr %v682, i64 %v702
  %v707 = load <4 x float>, ptr %v706, align 16
  %v708 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v707, <4 x float> %v586, <4 x float> %v672)
  store <4 x float> %v708, ptr %v706, align 16
  %v709 = getelementptr float, ptr %v686, i64 %v702
  %v710 = load <4 x float>, ptr %v709, align 16
  %v711 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v710, <4 x float> %v589, <4 x float> %v673)
  store <4 x float> %v711, ptr %v709, align 16
  %v712 = add nsw i64 %f0, 3
  %v713 = mul nsw i64 %v712, 112
  %v714 = getelementptr float, ptr %v678, i64 %v713
  %v715 = load <4 x float>, ptr %v714, align 16
  %v716 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v715, <4 x float> %v583, <4 x float> %v674)
  store <4 x float> %v716, ptr %v714, align 16
  %v717 = getelementptr float, ptr %v682, i64 %v713
  %v718 = load <4 x float>, ptr %v717, align 16
  %v719 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v718, <4 x float> %v586, <4 x float> %v675)
  store <4 x float> %v719, ptr %v717, align 16
  %v720 = getelementptr float, ptr %v686, i64 %v713
  %v721 = load <4 x float>, ptr %v720, align 16
  %v722 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v721, <4 x float> %v589, <4 x float> %v676)
  store <4 x float> %v722, ptr %v720, align 16
  %v723 = add nsw i64 %f0, 4
  %v724 = icmp slt i64 %v723, 64
  br i1 %v724, label %f_0, label %f_0_end
f_0_end:
  br label %join_5
else_5:
  br label %join_5
join_5:
  %v725 = add nsw i64 %row3, 12
  %v726 = icmp slt i64 %v725, %v13
  br i1 %v726, label %row_3, label %row_3_end
row_3_end:
  br label %join_1
else_1:
  br label %join_1
join_1:
  %v727 = add nsw i64 %key0, 96
  %v728 = icmp slt i64 %v727, %end
  br i1 %v728, label %key_0, label %key_0_end
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
  %v58 = getelementptr i8, ptr %scratch, i64 103232
  %v71 = getelementptr i8, ptr %scratch, i64 104256
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
