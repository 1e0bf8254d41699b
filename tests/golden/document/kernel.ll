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
; plan: tiles rows=16x4 keys=36 block=6 split=4104

define void @attngen_document_e64_f64_f16_v128_keys(ptr noalias %arguments, i64 %item, ptr noalias %range) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 63
  %v3 = sdiv i64 %v2, 64
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 64
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 64)
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
  %v43 = icmp sgt i64 %v42, 4104
  %v44 = icmp slt i64 %v40, %v41
  %v52 = getelementptr i8, ptr %arguments, i64 32
  %v53 = load i64, ptr %v52, align 8
  %v54 = mul nsw i64 %v6, %v53
  %v56 = getelementptr i8, ptr %arguments, i64 40
  %v57 = load ptr, ptr %v56, align 8
  br i1 %v43, label %then_0, label %else_0
then_0:
  br i1 %v44, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %v40, %then_0 ], [ %v96, %join_1 ]
  %v45 = phi i64 [ %v41, %then_0 ], [ %v94, %join_1 ]
  %v46 = phi i64 [ %v40, %then_0 ], [ %v95, %join_1 ]
  %v47 = sub nsw i64 %v41, %key0
  %v48 = call i64 @llvm.smin.i64(i64 %v47, i64 288)
  %v49 = add nsw i64 %key0, %v48
  %v50 = sub nsw i64 %v49, 1
  ; least and most of dk[m] in the keys
  %v51 = icmp sge i64 %v48, 4
  %v55 = add nsw i64 %v54, %key0
  %v58 = getelementptr i32, ptr %v57, i64 %v55
  %v59 = sub nsw i64 %v48, 4
  %v61 = icmp slt i64 4, %v48
  br i1 %v51, label %then_1, label %else_1
then_1:
  %v60 = load <4 x i32>, ptr %v58, align 4
  br i1 %v61, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 4, %then_1 ], [ %v69, %key_row_0 ]
  %v62 = phi <4 x i32> [ %v60, %then_1 ], [ %v67, %key_row_0 ]
  %v63 = phi <4 x i32> [ %v60, %then_1 ], [ %v68, %key_row_0 ]
  %v64 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v59)
  %v65 = getelementptr i32, ptr %v58, i64 %v64
  %v66 = load <4 x i32>, ptr %v65, align 4
  %v67 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v62, <4 x i32> %v66)
  %v68 = call <4 x i32> @llvm.smax.v4i32(<4 x i32> %v63, <4 x i32> %v66)
  %v69 = add nsw i64 %key_row0, 4
  %v70 = icmp slt i64 %v69, %v48
  br i1 %v70, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v71 = phi <4 x i32> [ %v60, %then_1 ], [ %v67, %key_row_0 ]
  %v72 = phi <4 x i32> [ %v60, %then_1 ], [ %v68, %key_row_0 ]
  %v73 = call i32 @llvm.vector.reduce.smin.v4i32(<4 x i32> %v71)
  %v74 = sext i32 %v73 to i64
  %v75 = call i32 @llvm.vector.reduce.smax.v4i32(<4 x i32> %v72)
  %v76 = sext i32 %v75 to i64
  br label %join_1
else_1:
  br label %key_row_1
key_row_1:
  %key_row1 = phi i64 [ 0, %else_1 ], [ %v86, %key_row_1 ]
  %v77 = phi i64 [ 9223372036854775807, %else_1 ], [ %v84, %key_row_1 ]
  %v78 = phi i64 [ -9223372036854775808, %else_1 ], [ %v85, %key_row_1 ]
  %v79 = add nsw i64 %key0, %key_row1
  %v80 = add nsw i64 %v54, %v79
  %v81 = getelementptr i32, ptr %v57, i64 %v80
  %v82 = load i32, ptr %v81, align 4
  %v83 = sext i32 %v82 to i64
  %v84 = call i64 @llvm.smin.i64(i64 %v77, i64 %v83)
  %v85 = call i64 @llvm.smax.i64(i64 %v78, i64 %v83)
  %v86 = add nsw i64 %key_row1, 1
  %v87 = icmp slt i64 %v86, %v48
  br i1 %v87, label %key_row_1, label %key_row_1_end
key_row_1_end:
  br label %join_1
join_1:
  %v88 = phi i64 [ %v74, %key_row_0_end ], [ %v84, %key_row_1_end ]
  %v89 = phi i64 [ %v76, %key_row_0_end ], [ %v85, %key_row_1_end ]
  %v90 = icmp sle i64 %v88, %v39
  %v91 = icmp sle i64 %v38, %v89
  %v92 = select i1 %v90, i1 %v91, i1 false
  %v93 = select i1 %v92, i64 %key0, i64 %v41
  %v94 = call i64 @llvm.smin.i64(i64 %v45, i64 %v93)
  %v95 = select i1 %v92, i64 %v49, i64 %v46
  %v96 = add nsw i64 %key0, 288
  %v97 = icmp slt i64 %v96, %v41
  br i1 %v97, label %key_0, label %key_0_end
key_0_end:
  %v98 = phi i64 [ %v41, %then_0 ], [ %v94, %join_1 ]
  %v99 = phi i64 [ %v40, %then_0 ], [ %v95, %join_1 ]
  %v100 = call i64 @llvm.smin.i64(i64 %v98, i64 %v99)
  br label %join_0
else_0:
  br label %join_0
join_0:
  %v101 = phi i64 [ %v100, %key_0_end ], [ %v40, %else_0 ]
  %v102 = phi i64 [ %v99, %key_0_end ], [ %v41, %else_0 ]
  store i64 %v101, ptr %range, align 8
  %v103 = getelementptr i8, ptr %range, i64 8
  store i64 %v102, ptr %v103, align 8
  ret void
}

define void @attngen_document_e64_f64_f16_v128_stream(ptr noalias %arguments, i64 %item, i64 %begin, i64 %end, ptr noalias align 64 %scratch) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 63
  %v3 = sdiv i64 %v2, 64
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 64
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 64)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  ; the rows of Q[p,e], turned
  %v17 = sub nsw i64 %v1, 1
  %v21 = getelementptr i8, ptr %scratch, i64 45312
  %v23 = getelementptr i8, ptr %arguments, i64 48
  %v24 = load i64, ptr %v23, align 8
  %v25 = mul nsw i64 %v6, %v24
  %v26 = getelementptr i8, ptr %arguments, i64 56
  %v27 = load i64, ptr %v26, align 8
  %v30 = getelementptr i8, ptr %arguments, i64 64
  %v31 = load ptr, ptr %v30, align 8
  %v58 = getelementptr i8, ptr %scratch, i64 17152
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
  call void @attngen_transpose_f32(ptr %v21, i64 64, ptr %v59, i64 64, i64 4, i64 64)
  %v60 = add nsw i64 %vector0, 4
  %v61 = icmp slt i64 %v60, 64
  br i1 %v61, label %vector_0, label %vector_0_end
vector_0_end:
  ; states before the first key
  %v64 = trunc i64 %v17 to i32
  %v68 = insertelement <4 x i32> poison, i32 %v64, i64 0
  %v69 = shufflevector <4 x i32> %v68, <4 x i32> poison, <4 x i32> zeroinitializer
  %v72 = getelementptr i8, ptr %scratch, i64 256
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
  %v75 = icmp slt i64 %v74, 64
  br i1 %v75, label %vector_1, label %vector_1_end
vector_1_end:
  %v76 = getelementptr i8, ptr %scratch, i64 512
  call void @llvm.memset.p0.i64(ptr %v76, i8 0, i64 16384, i1 false)
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
  %v147 = getelementptr i8, ptr %scratch, i64 46336
  %v150 = getelementptr i8, ptr %arguments, i64 72
  %v151 = load i64, ptr %v150, align 8
  %v152 = mul nsw i64 %v6, %v151
  %v153 = getelementptr i8, ptr %arguments, i64 80
  %v154 = load i64, ptr %v153, align 8
  %v157 = getelementptr i8, ptr %arguments, i64 88
  %v158 = load ptr, ptr %v157, align 8
  %v271 = getelementptr i8, ptr %scratch, i64 33536
  %v314 = getelementptr i8, ptr %arguments, i64 96
  %v315 = load float, ptr %v314, align 4
  %v316 = insertelement <4 x float> poison, float %v315, i64 0
  %v317 = shufflevector <4 x float> %v316, <4 x float> poison, <4 x i32> zeroinitializer
  %v349 = getelementptr i8, ptr %scratch, i64 44032
  %v382 = getelementptr i8, ptr %scratch, i64 69376
  %v404 = insertelement <4 x i64> poison, i64 %v84, i64 0
  %v405 = shufflevector <4 x i64> %v404, <4 x i64> poison, <4 x i32> zeroinitializer
  %v489 = getelementptr i8, ptr %scratch, i64 57856
  %v495 = getelementptr i8, ptr %arguments, i64 104
  %v496 = load i64, ptr %v495, align 8
  %v497 = mul nsw i64 %v6, %v496
  %v498 = getelementptr i8, ptr %arguments, i64 112
  %v499 = load i64, ptr %v498, align 8
  %v502 = getelementptr i8, ptr %arguments, i64 120
  %v503 = load ptr, ptr %v502, align 8
  br i1 %v97, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %row_1_end ], [ %v690, %join_1 ]
  %v98 = sub nsw i64 %end, %key0
  %v99 = call i64 @llvm.smin.i64(i64 %v98, i64 36)
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
  %v144 = add nsw i64 %key0, 36
  %v145 = icmp slt i64 0, %v99
  %v295 = icmp sge i64 %v95, %v140
  %v296 = icmp sge i64 %v139, %v96
  %v297 = select i1 %v295, i1 %v296, i1 false
  br i1 %v143, label %then_1, label %else_1
then_1:
  br i1 %v145, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %then_1 ], [ %v183, %column_1_end ]
  %v146 = mul nsw i64 %key_row2, 80
  %v148 = getelementptr float, ptr %v147, i64 %v146
  %v149 = add nsw i64 %key0, %key_row2
  %v155 = mul nsw i64 %v149, %v154
  %v156 = add nsw i64 %v152, %v155
  %v159 = getelementptr half, ptr %v158, i64 %v156
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %key_row_2 ], [ %v181, %column_1 ]
  %v160 = getelementptr half, ptr %v159, i64 %column1
  %v161 = load <4 x half>, ptr %v160, align 2
  %v162 = getelementptr float, ptr %v148, i64 %column1
  %v163 = bitcast <4 x half> %v161 to <4 x i16>
  %v164 = zext <4 x i16> %v163 to <4 x i32>
  %v165 = and <4 x i32> %v164, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v166 = xor <4 x i32> %v164, %v165
  %v167 = shl <4 x i32> %v166, <i32 16, i32 16, i32 16, i32 16>
  %v168 = shl <4 x i32> %v165, <i32 13, i32 13, i32 13, i32 13>
  %v169 = add <4 x i32> %v168, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v170 = add <4 x i32> %v169, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v171 = bitcast <4 x i32> %v170 to <4 x float>
  %v172 = fsub <4 x float> %v171, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v173 = bitcast <4 x float> %v172 to <4 x i32>
  %v174 = icmp ult <4 x i32> %v165, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v175 = select <4 x i1> %v174, <4 x i32> %v173, <4 x i32> %v169
  %v176 = or <4 x i32> %v168, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v177 = icmp uge <4 x i32> %v165, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v178 = select <4 x i1> %v177, <4 x i32> %v176, <4 x i32> %v175
  %v179 = or <4 x i32> %v178, %v167
  %v180 = bitcast <4 x i32> %v179 to <4 x float>
  store <4 x float> %v180, ptr %v162, align 16
  %v181 = add nsw i64 %column1, 4
  %v182 = icmp slt i64 %v181, 64
  br i1 %v182, label %column_1, label %column_1_end
column_1_end:
  %v183 = add nsw i64 %key_row2, 1
  %v184 = icmp slt i64 %v183, %v99
  br i1 %v184, label %key_row_2, label %key_row_2_end
key_row_2_end:
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where dq[p] == dk[m]
  br label %row_2
row_2:
  %row2 = phi i64 [ 0, %key_row_2_end ], [ %v293, %key_row_3_end ]
  %v225 = getelementptr float, ptr %v58, i64 %row2
  %v228 = add nsw i64 %row2, 4
  %v229 = getelementptr float, ptr %v58, i64 %v228
  %v272 = getelementptr float, ptr %v271, i64 %row2
  %v274 = getelementptr float, ptr %v271, i64 %v228
  br i1 %v145, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %row_2 ], [ %v291, %e_0_end ]
  %v185 = call i64 @llvm.smin.i64(i64 %key_row3, i64 %v100)
  %v186 = mul nsw i64 %v185, 80
  %v187 = getelementptr float, ptr %v147, i64 %v186
  %v188 = add nsw i64 %key_row3, 1
  %v189 = call i64 @llvm.smin.i64(i64 %v188, i64 %v100)
  %v190 = mul nsw i64 %v189, 80
  %v191 = getelementptr float, ptr %v147, i64 %v190
  %v192 = add nsw i64 %key_row3, 2
  %v193 = call i64 @llvm.smin.i64(i64 %v192, i64 %v100)
  %v194 = mul nsw i64 %v193, 80
  %v195 = getelementptr float, ptr %v147, i64 %v194
  %v196 = add nsw i64 %key_row3, 3
  %v197 = call i64 @llvm.smin.i64(i64 %v196, i64 %v100)
  %v198 = mul nsw i64 %v197, 80
  %v199 = getelementptr float, ptr %v147, i64 %v198
  %v200 = add nsw i64 %key_row3, 4
  %v201 = call i64 @llvm.smin.i64(i64 %v200, i64 %v100)
  %v202 = mul nsw i64 %v201, 80
  %v203 = getelementptr float, ptr %v147, i64 %v202
  %v204 = add nsw i64 %key_row3, 5
  %v205 = call i64 @llvm.smin.i64(i64 %v204, i64 %v100)
  %v206 = mul nsw i64 %v205, 80
  %v207 = getelementptr float, ptr %v147, i64 %v206
  %v220 = udiv i64 %key_row3, 6
  %v221 = mul nsw i64 %v220, 64
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_3 ], [ %v268, %e_0 ]
  %v208 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v236, %e_0 ]
  %v209 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v237, %e_0 ]
  %v210 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v242, %e_0 ]
  %v211 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v243, %e_0 ]
  %v212 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v248, %e_0 ]
  %v213 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v249, %e_0 ]
  %v214 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v254, %e_0 ]
  %v215 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v255, %e_0 ]
  %v216 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v260, %e_0 ]
  %v217 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v261, %e_0 ]
  %v218 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v266, %e_0 ]
  %v219 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v267, %e_0 ]
  %v222 = udiv i64 %e0, 1
  %v223 = add nsw i64 %v221, %v222
  %v224 = mul nsw i64 %e0, 64
  %v226 = getelementptr float, ptr %v225, i64 %v224
  %v227 = load <4 x float>, ptr %v226, align 16
  %v230 = getelementptr float, ptr %v229, i64 %v224
  %v231 = load <4 x float>, ptr %v230, align 16
  %v232 = getelementptr float, ptr %v187, i64 %e0
  %v233 = load float, ptr %v232, align 4
  %v234 = insertelement <4 x float> poison, float %v233, i64 0
  %v235 = shufflevector <4 x float> %v234, <4 x float> poison, <4 x i32> zeroinitializer
  %v236 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v235, <4 x float> %v227, <4 x float> %v208)
  %v237 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v235, <4 x float> %v231, <4 x float> %v209)
  %v238 = getelementptr float, ptr %v191, i64 %e0
  %v239 = load float, ptr %v238, align 4
  %v240 = insertelement <4 x float> poison, float %v239, i64 0
  %v241 = shufflevector <4 x float> %v240, <4 x float> poison, <4 x i32> zeroinitializer
  %v242 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v241, <4 x float> %v227, <4 x float> %v210)
  %v243 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v241, <4 x float> %v231, <4 x float> %v211)
  %v244 = getelementptr float, ptr %v195, i64 %e0
  %v245 = load float, ptr %v244, align 4
  %v246 = insertelement <4 x float> poison, float %v245, i64 0
  %v247 = shufflevector <4 x float> %v246, <4 x float> poison, <4 x i32> zeroinitializer
  %v248 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v247, <4 x float> %v227, <4 x float> %v212)
  %v249 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v247, <4 x float> %v231, <4 x float> %v213)
  %v250 = getelementptr float, ptr %v199, i64 %e0
  %v251 = load float, ptr %v250, align 4
  %v252 = insertelement <4 x float> poison, float %v251, i64 0
  %v253 = shufflevector <4 x float> %v252, <4 x float> poison, <4 x i32> zeroinitializer
  %v254 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v253, <4 x float> %v227, <4 x float> %v214)
  %v255 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v253, <4 x float> %v231, <4 x float> %v215)
  %v256 = getelementptr float, ptr %v203, i64 %e0
  %v257 = load float, ptr %v256, align 4
  %v258 = insertelement <4 x float> poison, float %v257, i64 0
  %v259 = shufflevector <4 x float> %v258, <4 x float> poison, <4 x i32> zeroinitializer
  %v260 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v259, <4 x float> %v227, <4 x float> %v216)
  %v261 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v259, <4 x float> %v231, <4 x float> %v217)
  %v262 = getelementptr float, ptr %v207, i64 %e0
  %v263 = load float, ptr %v262, align 4
  %v264 = insertelement <4 x float> poison, float %v263, i64 0
  %v265 = shufflevector <4 x float> %v264, <4 x float> poison, <4 x i32> zeroinitializer
  %v266 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v265, <4 x float> %v227, <4 x float> %v218)
  %v267 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v265, <4 x float> %v231, <4 x float> %v219)
  %v268 = add nsw i64 %e0, 1
  %v269 = icmp slt i64 %v268, 64
  br i1 %v269, label %e_0, label %e_0_end
e_0_end:
  %v270 = mul nsw i64 %key_row3, 64
  %v273 = getelementptr float, ptr %v272, i64 %v270
  store <4 x float> %v236, ptr %v273, align 16
  %v275 = getelementptr float, ptr %v274, i64 %v270
  store <4 x float> %v237, ptr %v275, align 16
  %v276 = mul nsw i64 %v188, 64
  %v277 = getelementptr float, ptr %v272, i64 %v276
  store <4 x float> %v242, ptr %v277, align 16
  %v278 = getelementptr float, ptr %v274, i64 %v276
  store <4 x float> %v243, ptr %v278, align 16
  %v279 = mul nsw i64 %v192, 64
  %v280 = getelementptr float, ptr %v272, i64 %v279
  store <4 x float> %v248, ptr %v280, align 16
  %v281 = getelementptr float, ptr %v274, i64 %v279
  store <4 x float> %v249, ptr %v281, align 16
  %v282 = mul nsw i64 %v196, 64
  %v283 = getelementptr float, ptr %v272, i64 %v282
  store <4 x float> %v254, ptr %v283, align 16
  %v284 = getelementptr float, ptr %v274, i64 %v282
  store <4 x float> %v255, ptr %v284, align 16
  %v285 = mul nsw i64 %v200, 64
  %v286 = getelementptr float, ptr %v272, i64 %v285
  store <4 x float> %v260, ptr %v286, align 16
  %v287 = getelementptr float, ptr %v274, i64 %v285
  store <4 x float> %v261, ptr %v287, align 16
  %v288 = mul nsw i64 %v204, 64
  %v289 = getelementptr float, ptr %v272, i64 %v288
  store <4 x float> %v266, ptr %v289, align 16
  %v290 = getelementptr float, ptr %v274, i64 %v288
  store <4 x float> %v267, ptr %v290, align 16
  %v291 = add nsw i64 %key_row3, 6
  %v292 = icmp slt i64 %v291, %v99
  br i1 %v292, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v293 = add nsw i64 %row2, 8
  %v294 = icmp slt i64 %v293, 64
  br i1 %v294, label %row_2, label %row_2_end
row_2_end:
  br i1 %v297, label %then_2, label %else_2
then_2:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_2 ], [ %v380, %key_row_5_end ]
  %v298 = add nsw i64 %v7, %vector2
  %v299 = trunc i64 %v298 to i32
  %v300 = insertelement <4 x i32> poison, i32 %v299, i64 0
  %v301 = shufflevector <4 x i32> %v300, <4 x i32> poison, <4 x i32> zeroinitializer
  %v302 = add <4 x i32> %v301, <i32 0, i32 1, i32 2, i32 3>
  %v303 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v302, <4 x i32> %v69)
  %v304 = getelementptr float, ptr %scratch, i64 %vector2
  %v305 = load <4 x float>, ptr %v304, align 16
  %v306 = getelementptr float, ptr %v72, i64 %vector2
  %v307 = load <4 x float>, ptr %v306, align 16
  ; GM[p] = max{m} S[p,m]
  br i1 %v145, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %vector_2 ], [ %v323, %key_row_4 ]
  %v308 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v322, %key_row_4 ]
  %v309 = add nsw i64 %key0, %key_row4
  %v310 = mul nsw i64 %key_row4, 64
  %v311 = add nsw i64 %v310, %vector2
  %v312 = getelementptr float, ptr %v271, i64 %v311
  %v313 = load <4 x float>, ptr %v312, align 16
  %v318 = fmul <4 x float> %v313, %v317
  %v319 = fcmp ogt <4 x float> %v318, %v308
  %v320 = select <4 x i1> %v319, <4 x float> %v318, <4 x float> %v308
  %v321 = fcmp uno <4 x float> %v318, %v318
  %v322 = select <4 x i1> %v321, <4 x float> %v318, <4 x float> %v320
  store <4 x float> %v318, ptr %v312, align 16
  %v323 = add nsw i64 %key_row4, 1
  %v324 = icmp slt i64 %v323, %v99
  br i1 %v324, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v325 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v322, %key_row_4 ]
  %v326 = fcmp ogt <4 x float> %v325, %v305
  %v327 = select <4 x i1> %v326, <4 x float> %v325, <4 x float> %v305
  %v328 = fcmp uno <4 x float> %v325, %v325
  %v329 = select <4 x i1> %v328, <4 x float> %v325, <4 x float> %v327
  %v330 = fcmp oeq <4 x float> %v329, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v331 = select <4 x i1> %v330, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v329
  %v332 = fsub <4 x float> %v305, %v331
  %v333 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v332
  %v334 = select <4 x i1> %v333, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v332
  %v335 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v334, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v336 = fsub <4 x float> %v335, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v337 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v336, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v334)
  %v338 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v336, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v337)
  %v339 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v338, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v340 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v339, <4 x float> %v338, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v341 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v340, <4 x float> %v338, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v342 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v341, <4 x float> %v338, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v343 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v342, <4 x float> %v338, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v344 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v343, <4 x float> %v338, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v345 = bitcast <4 x float> %v335 to <4 x i32>
  %v346 = shl <4 x i32> %v345, <i32 23, i32 23, i32 23, i32 23>
  %v347 = bitcast <4 x i32> %v346 to <4 x float>
  %v348 = fmul <4 x float> %v344, %v347
  %v350 = getelementptr float, ptr %v349, i64 %vector2
  store <4 x float> %v348, ptr %v350, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v145, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %key_row_4_end ], [ %v375, %key_row_5 ]
  %v351 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v374, %key_row_5 ]
  %v352 = add nsw i64 %key0, %key_row5
  %v353 = mul nsw i64 %key_row5, 64
  %v354 = add nsw i64 %v353, %vector2
  %v355 = getelementptr float, ptr %v271, i64 %v354
  %v356 = load <4 x float>, ptr %v355, align 16
  %v357 = fsub <4 x float> %v356, %v331
  %v358 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v357
  %v359 = select <4 x i1> %v358, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v357
  %v360 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v359, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v361 = fsub <4 x float> %v360, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v362 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v361, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v359)
  %v363 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v361, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v362)
  %v364 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v363, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v365 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v364, <4 x float> %v363, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v366 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v365, <4 x float> %v363, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v367 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v366, <4 x float> %v363, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v368 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v367, <4 x float> %v363, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v369 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v368, <4 x float> %v363, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v370 = bitcast <4 x float> %v360 to <4 x i32>
  %v371 = shl <4 x i32> %v370, <i32 23, i32 23, i32 23, i32 23>
  %v372 = bitcast <4 x i32> %v371 to <4 x float>
  %v373 = fmul <4 x float> %v369, %v372
  %v374 = fadd <4 x float> %v351, %v373
  store <4 x float> %v373, ptr %v355, align 16
  %v375 = add nsw i64 %key_row5, 1
  %v376 = icmp slt i64 %v375, %v99
  br i1 %v376, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v377 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v374, %key_row_5 ]
  %v378 = fmul <4 x float> %v307, %v348
  %v379 = fadd <4 x float> %v378, %v377
  store <4 x float> %v329, ptr %v304, align 16
  store <4 x float> %v379, ptr %v306, align 16
  %v380 = add nsw i64 %vector2, 4
  %v381 = icmp slt i64 %v380, 64
  br i1 %v381, label %vector_2, label %vector_2_end
vector_2_end:
  br i1 %v145, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %vector_2_end ], [ %v384, %key_row_6 ]
  %v383 = getelementptr i8, ptr %v382, i64 %key_row6
  store i8 1, ptr %v383, align 1
  %v384 = add nsw i64 %key_row6, 1
  %v385 = icmp slt i64 %v384, %v99
  br i1 %v385, label %key_row_6, label %key_row_6_end
key_row_6_end:
  br label %join_2
else_2:
  br i1 %v145, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %else_2 ], [ %v387, %key_row_7 ]
  %v386 = getelementptr i8, ptr %v382, i64 %key_row7
  store i8 0, ptr %v386, align 1
  %v387 = add nsw i64 %key_row7, 1
  %v388 = icmp slt i64 %v387, %v99
  br i1 %v388, label %key_row_7, label %key_row_7_end
key_row_7_end:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %key_row_7_end ], [ %v486, %key_row_9_end ]
  %v389 = add nsw i64 %v7, %vector3
  %v390 = trunc i64 %v389 to i32
  %v391 = insertelement <4 x i32> poison, i32 %v390, i64 0
  %v392 = shufflevector <4 x i32> %v391, <4 x i32> poison, <4 x i32> zeroinitializer
  %v393 = add <4 x i32> %v392, <i32 0, i32 1, i32 2, i32 3>
  %v394 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v393, <4 x i32> %v69)
  %v395 = getelementptr float, ptr %scratch, i64 %vector3
  %v396 = load <4 x float>, ptr %v395, align 16
  %v397 = getelementptr float, ptr %v72, i64 %vector3
  %v398 = load <4 x float>, ptr %v397, align 16
  ; GM[p] = max{m} S[p,m]
  %v403 = sext <4 x i32> %v394 to <4 x i64>
  %v406 = add nsw <4 x i64> %v405, %v403
  %v407 = getelementptr i32, ptr %v87, <4 x i64> %v406
  %v408 = call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> %v407, i32 4, <4 x i1> <i1 true, i1 true, i1 true, i1 true>, <4 x i32> poison)
  %v413 = sext <4 x i32> %v408 to <4 x i64>
  br i1 %v145, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %vector_3 ], [ %v430, %key_row_8 ]
  %v399 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v429, %key_row_8 ]
  %v400 = add nsw i64 %key0, %key_row8
  %v401 = mul nsw i64 %key_row8, 64
  %v402 = add nsw i64 %v401, %vector3
  %v409 = add nsw i64 %v105, %v400
  %v410 = getelementptr i32, ptr %v108, i64 %v409
  %v411 = load i32, ptr %v410, align 4
  %v412 = sext i32 %v411 to i64
  %v414 = insertelement <4 x i64> poison, i64 %v412, i64 0
  %v415 = shufflevector <4 x i64> %v414, <4 x i64> poison, <4 x i32> zeroinitializer
  %v416 = icmp eq <4 x i64> %v413, %v415
  %v417 = call i1 @llvm.vector.reduce.or.v4i1(<4 x i1> %v416)
  %v418 = getelementptr i8, ptr %v382, i64 %key_row8
  %v419 = load i8, ptr %v418, align 1
  %v420 = zext i1 %v417 to i8
  %v421 = or i8 %v419, %v420
  store i8 %v421, ptr %v418, align 1
  %v422 = getelementptr float, ptr %v271, i64 %v402
  %v423 = load <4 x float>, ptr %v422, align 16
  %v424 = fmul <4 x float> %v423, %v317
  %v425 = select <4 x i1> %v416, <4 x float> %v424, <4 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v426 = fcmp ogt <4 x float> %v425, %v399
  %v427 = select <4 x i1> %v426, <4 x float> %v425, <4 x float> %v399
  %v428 = fcmp uno <4 x float> %v425, %v425
  %v429 = select <4 x i1> %v428, <4 x float> %v425, <4 x float> %v427
  store <4 x float> %v425, ptr %v422, align 16
  %v430 = add nsw i64 %key_row8, 1
  %v431 = icmp slt i64 %v430, %v99
  br i1 %v431, label %key_row_8, label %key_row_8_end
key_row_8_end:
  %v432 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v429, %key_row_8 ]
  %v433 = fcmp ogt <4 x float> %v432, %v396
  %v434 = select <4 x i1> %v433, <4 x float> %v432, <4 x float> %v396
  %v435 = fcmp uno <4 x float> %v432, %v432
  %v436 = select <4 x i1> %v435, <4 x float> %v432, <4 x float> %v434
  %v437 = fcmp oeq <4 x float> %v436, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v438 = select <4 x i1> %v437, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v436
  %v439 = fsub <4 x float> %v396, %v438
  %v440 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v439
  %v441 = select <4 x i1> %v440, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v439
  %v442 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v441, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v443 = fsub <4 x float> %v442, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v444 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v443, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v441)
  %v445 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v443, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v444)
  %v446 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v445, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v447 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v446, <4 x float> %v445, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v448 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v447, <4 x float> %v445, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v449 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v448, <4 x float> %v445, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v450 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v449, <4 x float> %v445, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v451 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v450, <4 x float> %v445, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v452 = bitcast <4 x float> %v442 to <4 x i32>
  %v453 = shl <4 x i32> %v452, <i32 23, i32 23, i32 23, i32 23>
  %v454 = bitcast <4 x i32> %v453 to <4 x float>
  %v455 = fmul <4 x float> %v451, %v454
  %v456 = getelementptr float, ptr %v349, i64 %vector3
  store <4 x float> %v455, ptr %v456, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v145, label %key_row_9, label %key_row_9_end
key_row_9:
  %key_row9 = phi i64 [ 0, %key_row_8_end ], [ %v481, %key_row_9 ]
  %v457 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_8_end ], [ %v480, %key_row_9 ]
  %v458 = add nsw i64 %key0, %key_row9
  %v459 = mul nsw i64 %key_row9, 64
  %v460 = add nsw i64 %v459, %vector3
  %v461 = getelementptr float, ptr %v271, i64 %v460
  %v462 = load <4 x float>, ptr %v461, align 16
  %v463 = fsub <4 x float> %v462, %v438
  %v464 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v463
  %v465 = select <4 x i1> %v464, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v463
  %v466 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v465, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v467 = fsub <4 x float> %v466, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v468 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v467, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v465)
  %v469 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v467, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v468)
  %v470 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v469, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v471 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v470, <4 x float> %v469, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v472 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v471, <4 x float> %v469, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v473 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v472, <4 x float> %v469, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v474 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v473, <4 x float> %v469, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v475 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v474, <4 x float> %v469, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v476 = bitcast <4 x float> %v466 to <4 x i32>
  %v477 = shl <4 x i32> %v476, <i32 23, i32 23, i32 23, i32 23>
  %v478 = bitcast <4 x i32> %v477 to <4 x float>
  %v479 = fmul <4 x float> %v475, %v478
  %v480 = fadd <4 x float> %v457, %v479
  store <4 x float> %v479, ptr %v461, align 16
  %v481 = add nsw i64 %key_row9, 1
  %v482 = icmp slt i64 %v481, %v99
  br i1 %v482, label %key_row_9, label %key_row_9_end
key_row_9_end:
  %v483 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_8_end ], [ %v480, %key_row_9 ]
  %v484 = fmul <4 x float> %v398, %v455
  %v485 = fadd <4 x float> %v484, %v483
  store <4 x float> %v436, ptr %v395, align 16
  store <4 x float> %v485, ptr %v397, align 16
  %v486 = add nsw i64 %vector3, 4
  %v487 = icmp slt i64 %v486, 64
  br i1 %v487, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_2
join_2:
  br i1 %v145, label %key_row_10, label %key_row_10_end
key_row_10:
  %key_row10 = phi i64 [ 0, %join_2 ], [ %v528, %join_3 ]
  %v488 = mul nsw i64 %key_row10, 80
  %v490 = getelementptr float, ptr %v489, i64 %v488
  %v491 = getelementptr i8, ptr %v382, i64 %key_row10
  %v492 = load i8, ptr %v491, align 1
  %v493 = icmp ne i8 %v492, 0
  %v494 = add nsw i64 %key0, %key_row10
  %v500 = mul nsw i64 %v494, %v499
  %v501 = add nsw i64 %v497, %v500
  %v504 = getelementptr half, ptr %v503, i64 %v501
  br i1 %v493, label %then_3, label %else_3
then_3:
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %then_3 ], [ %v526, %column_2 ]
  %v505 = getelementptr half, ptr %v504, i64 %column2
  %v506 = load <4 x half>, ptr %v505, align 2
  %v507 = getelementptr float, ptr %v490, i64 %column2
  %v508 = bitcast <4 x half> %v506 to <4 x i16>
  %v509 = zext <4 x i16> %v508 to <4 x i32>
  %v510 = and <4 x i32> %v509, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v511 = xor <4 x i32> %v509, %v510
  %v512 = shl <4 x i32> %v511, <i32 16, i32 16, i32 16, i32 16>
  %v513 = shl <4 x i32> %v510, <i32 13, i32 13, i32 13, i32 13>
  %v514 = add <4 x i32> %v513, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v515 = add <4 x i32> %v514, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v516 = bitcast <4 x i32> %v515 to <4 x float>
  %v517 = fsub <4 x float> %v516, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v518 = bitcast <4 x float> %v517 to <4 x i32>
  %v519 = icmp ult <4 x i32> %v510, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v520 = select <4 x i1> %v519, <4 x i32> %v518, <4 x i32> %v514
  %v521 = or <4 x i32> %v513, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v522 = icmp uge <4 x i32> %v510, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v523 = select <4 x i1> %v522, <4 x i32> %v521, <4 x i32> %v520
  %v524 = or <4 x i32> %v523, %v512
  %v525 = bitcast <4 x i32> %v524 to <4 x float>
  store <4 x float> %v525, ptr %v507, align 16
  %v526 = add nsw i64 %column2, 4
  %v527 = icmp slt i64 %v526, 64
  br i1 %v527, label %column_2, label %column_2_end
column_2_end:
  br label %join_3
else_3:
  call void @llvm.memset.p0.i64(ptr %v490, i8 0, i64 320, i1 false)
  br label %join_3
join_3:
  %v528 = add nsw i64 %key_row10, 1
  %v529 = icmp slt i64 %v528, %v99
  br i1 %v529, label %key_row_10, label %key_row_10_end
key_row_10_end:
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br label %row_3
row_3:
  %row3 = phi i64 [ 0, %key_row_10_end ], [ %v688, %f_1_end ]
  %v530 = getelementptr float, ptr %v349, i64 %row3
  %v531 = load <4 x float>, ptr %v530, align 16
  %v532 = add nsw i64 %row3, 4
  %v533 = getelementptr float, ptr %v349, i64 %v532
  %v534 = load <4 x float>, ptr %v533, align 16
  %v552 = getelementptr float, ptr %v271, i64 %row3
  %v555 = getelementptr float, ptr %v271, i64 %v532
  %v610 = getelementptr float, ptr %v76, i64 %row3
  %v614 = getelementptr float, ptr %v76, i64 %v532
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %row_3 ], [ %v658, %key_row_11_end ]
  %v535 = getelementptr float, ptr %v489, i64 %f0
  %v548 = udiv i64 %f0, 6
  %v549 = mul nsw i64 %v548, 36
  br i1 %v145, label %key_row_11, label %key_row_11_end
key_row_11:
  %key_row11 = phi i64 [ 0, %f_0 ], [ %v595, %key_row_11 ]
  %v536 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v563, %key_row_11 ]
  %v537 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v564, %key_row_11 ]
  %v538 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v569, %key_row_11 ]
  %v539 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v570, %key_row_11 ]
  %v540 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v575, %key_row_11 ]
  %v541 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v576, %key_row_11 ]
  %v542 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v581, %key_row_11 ]
  %v543 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v582, %key_row_11 ]
  %v544 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v587, %key_row_11 ]
  %v545 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v588, %key_row_11 ]
  %v546 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v593, %key_row_11 ]
  %v547 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v594, %key_row_11 ]
  %v550 = add nsw i64 %v549, %key_row11
  %v551 = mul nsw i64 %key_row11, 64
  %v553 = getelementptr float, ptr %v552, i64 %v551
  %v554 = load <4 x float>, ptr %v553, align 16
  %v556 = getelementptr float, ptr %v555, i64 %v551
  %v557 = load <4 x float>, ptr %v556, align 16
  %v558 = mul nsw i64 %key_row11, 80
  %v559 = getelementptr float, ptr %v535, i64 %v558
  %v560 = load float, ptr %v559, align 4
  %v561 = insertelement <4 x float> poison, float %v560, i64 0
  %v562 = shufflevector <4 x float> %v561, <4 x float> poison, <4 x i32> zeroinitializer
  %v563 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v562, <4 x float> %v554, <4 x float> %v536)
  %v564 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v562, <4 x float> %v557, <4 x float> %v537)
  %v565 = getelementptr float, ptr %v559, i64 1
  %v566 = load float, ptr %v565, align 4
  %v567 = insertelement <4 x float> poison, float %v566, i64 0
  %v568 = shufflevector <4 x float> %v567, <4 x float> poison, <4 x i32> zeroinitializer
  %v569 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v568, <4 x float> %v554, <4 x float> %v538)
  %v570 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v568, <4 x float> %v557, <4 x float> %v539)
  %v571 = getelementptr float, ptr %v559, i64 2
  %v572 = load float, ptr %v571, align 4
  %v573 = insertelement <4 x float> poison, float %v572, i64 0
  %v574 = shufflevector <4 x float> %v573, <4 x float> poison, <4 x i32> zeroinitializer
  %v575 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v574, <4 x float> %v554, <4 x float> %v540)
  %v576 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v574, <4 x float> %v557, <4 x float> %v541)
  %v577 = getelementptr float, ptr %v559, i64 3
  %v578 = load float, ptr %v577, align 4
  %v579 = insertelement <4 x float> poison, float %v578, i64 0
  %v580 = shufflevector <4 x float> %v579, <4 x float> poison, <4 x i32> zeroinitializer
  %v581 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v580, <4 x float> %v554, <4 x float> %v542)
  %v582 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v580, <4 x float> %v557, <4 x float> %v543)
  %v583 = getelementptr float, ptr %v559, i64 4
  %v584 = load float, ptr %v583, align 4
  %v585 = insertelement <4 x float> poison, float %v584, i64 0
  %v586 = shufflevector <4 x float> %v585, <4 x float> poison, <4 x i32> zeroinitializer
  %v587 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v586, <4 x float> %v554, <4 x float> %v544)
  %v588 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v586, <4 x float> %v557, <4 x float> %v545)
  %v589 = getelementptr float, ptr %v559, i64 5
  %v590 = load float, ptr %v589, align 4
  %v591 = insertelement <4 x float> poison, float %v590, i64 0
  %v592 = shufflevector <4 x float> %v591, <4 x float> poison, <4 x i32> zeroinitializer
  %v593 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v592, <4 x float> %v554, <4 x float> %v546)
  %v594 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v592, <4 x float> %v557, <4 x float> %v547)
  %v595 = add nsw i64 %key_row11, 1
  %v596 = icmp slt i64 %v595, %v99
  br i1 %v596, label %key_row_11, label %key_row_11_end
key_row_11_end:
  %v597 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v563, %key_row_11 ]
  %v598 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v564, %key_row_11 ]
  %v599 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v569, %key_row_11 ]
  %v600 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v570, %key_row_11 ]
  %v601 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v575, %key_row_11 ]
  %v602 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v576, %key_row_11 ]
  %v603 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v581, %key_row_11 ]
  %v604 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v582, %key_row_11 ]
  %v605 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v587, %key_row_11 ]
  %v606 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v588, %key_row_11 ]
  %v607 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v593, %key_row_11 ]
  %v608 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v594, %key_row_11 ]
  %v609 = mul nsw i64 %f0, 64
  %v611 = getelementptr float, ptr %v610, i64 %v609
  %v612 = load <4 x float>, ptr %v611, align 16
  %v613 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v612, <4 x float> %v531, <4 x float> %v597)
  store <4 x float> %v613, ptr %v611, align 16
  %v615 = getelementptr float, ptr %v614, i64 %v609
  %v616 = load <4 x float>, ptr %v615, align 16
  %v617 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v616, <4 x float> %v534, <4 x float> %v598)
  store <4 x float> %v617, ptr %v615, align 16
  %v618 = add nsw i64 %f0, 1
  %v619 = mul nsw i64 %v618, 64
  %v620 = getelementptr float, ptr %v610, i64 %v619
  %v621 = load <4 x float>, ptr %v620, align 16
  %v622 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v621, <4 x float> %v531, <4 x float> %v599)
  store <4 x float> %v622, ptr %v620, align 16
  %v623 = getelementptr float, ptr %v614, i64 %v619
  %v624 = load <4 x float>, ptr %v623, align 16
  %v625 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v624, <4 x float> %v534, <4 x float> %v600)
  store <4 x float> %v625, ptr %v623, align 16
  %v626 = add nsw i64 %f0, 2
  %v627 = mul nsw i64 %v626, 64
  %v628 = getelementptr float, ptr %v610, i64 %v627
  %v629 = load <4 x float>, ptr %v628, align 16
  %v630 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v629, <4 x float> %v531, <4 x float> %v601)
  store <4 x float> %v630, ptr %v628, align 16
  %v631 = getelementptr float, ptr %v614, i64 %v627
  %v632 = load <4 x float>, ptr %v631, align 16
  %v633 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v632, <4 x float> %v534, <4 x float> %v602)
  store <4 x float> %v633, ptr %v631, align 16
  %v634 = add nsw i64 %f0, 3
  %v635 = mul nsw i64 %v634, 64
  %v636 = getelementptr float, ptr %v610, i64 %v635
  %v637 = load <4 x float>, ptr %v636, align 16
  %v638 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v637, <4 x float> %v531, <4 x float> %v603)
  store <4 x float> %v638, ptr %v636, align 16
  %v639 = getelementptr float, ptr %v614, i64 %v635
  %v640 = load <4 x float>, ptr %v639, align 16
  %v641 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v640, <4 x float> %v534, <4 x float> %v604)
  store <4 x float> %v641, ptr %v639, align 16
  %v642 = add nsw i64 %f0, 4
  %v643 = mul nsw i64 %v642, 64
  %v644 = getelementptr float, ptr %v610, i64 %v643
  %v645 = load <4 x float>, ptr %v644, align 16
  %v646 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v645, <4 x float> %v531, <4 x float> %v605)
  store <4 x float> %v646, ptr %v644, align 16
  %v647 = getelementptr float, ptr %v614, i64 %v643
  %v648 = load <4 x float>, ptr %v647, align 16
  %v649 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v648, <4 x float> %v534, <4 x float> %v606)
  store <4 x float> %v649, ptr %v647, align 16
  %v650 = add nsw i64 %f0, 5
  %v651 = mul nsw i64 %v650, 64
  %v652 = getelementptr float, ptr %v610, i64 %v651
  %v653 = load <4 x float>, ptr %v652, align 16
  %v654 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v653, <4 x float> %v531, <4 x float> %v607)
  store <4 x float> %v654, ptr %v652, align 16
  %v655 = getelementptr float, ptr %v614, i64 %v651
  %v656 = load <4 x float>, ptr %v655, align 16
  %v657 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v656, <4 x float> %v534, <4 x float> %v608)
  store <4 x float> %v657, ptr %v655, align 16
  %v658 = add nsw i64 %f0, 6
  %v659 = icmp slt i64 %v658, 60
  br i1 %v659, label %f_0, label %f_0_end
f_0_end:
  br label %f_1
f_1:
  %f1 = phi i64 [ 60, %f_0_end ], [ %v686, %key_row_12_end ]
  %v660 = getelementptr float, ptr %v489, i64 %f1
  br i1 %v145, label %key_row_12, label %key_row_12_end
key_row_12:
  %key_row12 = phi i64 [ 0, %f_1 ], [ %v675, %key_row_12 ]
  %v661 = phi <4 x float> [ zeroinitializer, %f_1 ], [ %v673, %key_row_12 ]
  %v662 = phi <4 x float> [ zeroinitializer, %f_1 ], [ %v674, %key_row_12 ]
  %v663 = mul nsw i64 %key_row12, 64
  %v664 = getelementptr float, ptr %v552, i64 %v663
  %v665 = load <4 x float>, ptr %v664, align 16
  %v666 = getelementptr float, ptr %v555, i64 %v663
  %v667 = load <4 x float>, ptr %v666, align 16
  %v668 = mul nsw i64 %key_row12, 80
  %v669 = getelementptr float, ptr %v660, i64 %v668
  %v670 = load float, ptr %v669, align 4
  %v671 = insertelement <4 x float> poison, float %v670, i64 0
  %v672 = shufflevector <4 x float> %v671, <4 x float> poison, <4 x i32> zeroinitializer
  %v673 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v672, <4 x float> %v665, <4 x float> %v661)
  %v674 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v672, <4 x float> %v667, <4 x float> %v662)
  %v675 = add nsw i64 %key_row12, 1
  %v676 = icmp slt i64 %v675, %v99
  br i1 %v676, label %key_row_12, label %key_row_12_end
key_row_12_end:
  %v677 = phi <4 x float> [ zeroinitializer, %f_1 ], [ %v673, %key_row_12 ]
  %v678 = phi <4 x float> [ zeroinitializer, %f_1 ], [ %v674, %key_row_12 ]
  %v679 = mul nsw i64 %f1, 64
  %v680 = getelementptr float, ptr %v610, i64 %v679
  %v681 = load <4 x float>, ptr %v680, align 16
  %v682 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v681, <4 x float> %v531, <4 x float> %v677)
  store <4 x float> %v682, ptr %v680, align 16
  %v683 = getelementptr float, ptr %v614, i64 %v679
  %v684 = load <4 x float>, ptr %v683, align 16
  %v685 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v684, <4 x float> %v534, <4 x float> %v678)
  store <4 x float> %v685, ptr %v683, align 16
  %v686 = add nsw i64 %f1, 1
  %v687 = icmp slt i64 %v686, 64
  br i1 %v687, label %f_1, label %f_1_end
f_1_end:
  %v688 = add nsw i64 %row3, 8
  %v689 = icmp slt i64 %v688, 64
  br i1 %v689, label %row_3, label %row_3_end
row_3_end:
  br label %join_1
else_1:
  br label %join_1
join_1:
  %v690 = add nsw i64 %key0, 36
  %v691 = icmp slt i64 %v690, %end
  br i1 %v691, label %key_0, label %key_0_end
key_0_end:
  ret void
}

define void @attngen_document_e64_f64_f16_v128_merge(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch, ptr noalias align 64 %later) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 63
  %v3 = sdiv i64 %v2, 64
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 64
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 64)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  %v18 = sub nsw i64 %v1, 1
  %v19 = trunc i64 %v18 to i32
  %v23 = insertelement <4 x i32> poison, i32 %v19, i64 0
  %v24 = shufflevector <4 x i32> %v23, <4 x i32> poison, <4 x i32> zeroinitializer
  %v30 = getelementptr i8, ptr %scratch, i64 256
  %v33 = getelementptr i8, ptr %later, i64 256
  %v81 = getelementptr i8, ptr %scratch, i64 512
  %v84 = getelementptr i8, ptr %later, i64 512
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
  %v79 = mul nsw i64 %f0, 64
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
  %v93 = icmp slt i64 %v92, 64
  br i1 %v93, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

define void @attngen_document_e64_f64_f16_v128_finish(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 63
  %v3 = sdiv i64 %v2, 64
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 64
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 64)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  %v21 = sub nsw i64 %v1, 1
  %v27 = getelementptr i8, ptr %scratch, i64 256
  %v31 = getelementptr i8, ptr %arguments, i64 128
  %v32 = load i64, ptr %v31, align 8
  %v33 = mul nsw i64 %v6, %v32
  %v35 = getelementptr i8, ptr %arguments, i64 136
  %v36 = load ptr, ptr %v35, align 8
  %v45 = trunc i64 %v21 to i32
  %v49 = insertelement <4 x i32> poison, i32 %v45, i64 0
  %v50 = shufflevector <4 x i32> %v49, <4 x i32> poison, <4 x i32> zeroinitializer
  %v56 = getelementptr i8, ptr %scratch, i64 512
  %v58 = getelementptr i8, ptr %scratch, i64 44288
  %v71 = getelementptr i8, ptr %scratch, i64 45312
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
  %v59 = mul nsw i64 %f0, 64
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
  %v90 = icmp slt i64 %v89, 64
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
declare i64 @llvm.smax.i64(i64, i64)
declare <4 x i32> @llvm.smax.v4i32(<4 x i32>, <4 x i32>)
declare i64 @llvm.smin.i64(i64, i64)
declare <4 x i32> @llvm.smin.v4i32(<4 x i32>, <4 x i32>)
declare i1 @llvm.vector.reduce.or.v4i1(<4 x i1>)
declare i32 @llvm.vector.reduce.smax.v4i32(<4 x i32>)
declare i32 @llvm.vector.reduce.smin.v4i32(<4 x i32>)

attributes #0 = { nounwind "prefer-vector-width"="128" "min-legal-vector-width"="128" }
