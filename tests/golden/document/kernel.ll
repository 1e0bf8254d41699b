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
; plan: tiles rows=3x4 keys=32 block=4 split=4096

define void @attngen_document_e64_f64_f16_v128_keys(ptr noalias %arguments, i64 %item, ptr noalias %range) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 11
  %v3 = sdiv i64 %v2, 12
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 12
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 12)
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
  %v43 = icmp sgt i64 %v42, 4096
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
  %v48 = call i64 @llvm.smin.i64(i64 %v47, i64 256)
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
  %v96 = add nsw i64 %key0, 256
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
  %v2 = add nsw i64 %v1, 11
  %v3 = sdiv i64 %v2, 12
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 12
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 12)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  ; the rows of Q[p,e], turned
  %v17 = sub nsw i64 %v1, 1
  %v21 = getelementptr i8, ptr %scratch, i64 9152
  %v23 = getelementptr i8, ptr %arguments, i64 48
  %v24 = load i64, ptr %v23, align 8
  %v25 = mul nsw i64 %v6, %v24
  %v26 = getelementptr i8, ptr %arguments, i64 56
  %v27 = load i64, ptr %v26, align 8
  %v30 = getelementptr i8, ptr %arguments, i64 64
  %v31 = load ptr, ptr %v30, align 8
  %v58 = getelementptr i8, ptr %scratch, i64 3264
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
  call void @attngen_transpose_f32(ptr %v21, i64 64, ptr %v59, i64 12, i64 4, i64 64)
  %v60 = add nsw i64 %vector0, 4
  %v61 = icmp slt i64 %v60, 12
  br i1 %v61, label %vector_0, label %vector_0_end
vector_0_end:
  ; states before the first key
  %v64 = trunc i64 %v17 to i32
  %v68 = insertelement <4 x i32> poison, i32 %v64, i64 0
  %v69 = shufflevector <4 x i32> %v68, <4 x i32> poison, <4 x i32> zeroinitializer
  %v72 = getelementptr i8, ptr %scratch, i64 64
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
  %v75 = icmp slt i64 %v74, 12
  br i1 %v75, label %vector_1, label %vector_1_end
vector_1_end:
  %v76 = getelementptr i8, ptr %scratch, i64 128
  call void @llvm.memset.p0.i64(ptr %v76, i8 0, i64 3072, i1 false)
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
  %v147 = getelementptr i8, ptr %scratch, i64 10176
  %v150 = getelementptr i8, ptr %arguments, i64 72
  %v151 = load i64, ptr %v150, align 8
  %v152 = mul nsw i64 %v6, %v151
  %v153 = getelementptr i8, ptr %arguments, i64 80
  %v154 = load i64, ptr %v153, align 8
  %v157 = getelementptr i8, ptr %arguments, i64 88
  %v158 = load ptr, ptr %v157, align 8
  %v219 = getelementptr float, ptr %v58, i64 4
  %v222 = getelementptr float, ptr %v58, i64 8
  %v256 = getelementptr i8, ptr %scratch, i64 6336
  %v258 = getelementptr float, ptr %v256, i64 4
  %v260 = getelementptr float, ptr %v256, i64 8
  %v295 = getelementptr i8, ptr %arguments, i64 96
  %v296 = load float, ptr %v295, align 4
  %v297 = insertelement <4 x float> poison, float %v296, i64 0
  %v298 = shufflevector <4 x float> %v297, <4 x float> poison, <4 x i32> zeroinitializer
  %v330 = getelementptr i8, ptr %scratch, i64 8064
  %v363 = getelementptr i8, ptr %scratch, i64 26560
  %v385 = insertelement <4 x i64> poison, i64 %v84, i64 0
  %v386 = shufflevector <4 x i64> %v385, <4 x i64> poison, <4 x i32> zeroinitializer
  %v470 = getelementptr i8, ptr %scratch, i64 18368
  %v476 = getelementptr i8, ptr %arguments, i64 104
  %v477 = load i64, ptr %v476, align 8
  %v478 = mul nsw i64 %v6, %v477
  %v479 = getelementptr i8, ptr %arguments, i64 112
  %v480 = load i64, ptr %v479, align 8
  %v483 = getelementptr i8, ptr %arguments, i64 120
  %v484 = load ptr, ptr %v483, align 8
  %v512 = getelementptr float, ptr %v330, i64 4
  %v514 = getelementptr float, ptr %v330, i64 8
  %v586 = getelementptr float, ptr %v76, i64 4
  %v590 = getelementptr float, ptr %v76, i64 8
  br i1 %v97, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %row_1_end ], [ %v629, %join_1 ]
  %v98 = sub nsw i64 %end, %key0
  %v99 = call i64 @llvm.smin.i64(i64 %v98, i64 32)
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
  %v144 = add nsw i64 %key0, 32
  %v145 = icmp slt i64 0, %v99
  %v276 = icmp sge i64 %v95, %v140
  %v277 = icmp sge i64 %v139, %v96
  %v278 = select i1 %v276, i1 %v277, i1 false
  br i1 %v143, label %then_1, label %else_1
then_1:
  br i1 %v145, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %then_1 ], [ %v183, %column_1_end ]
  %v146 = mul nsw i64 %key_row2, 64
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
  br i1 %v145, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v274, %e_0_end ]
  %v185 = call i64 @llvm.smin.i64(i64 %key_row3, i64 %v100)
  %v186 = mul nsw i64 %v185, 64
  %v187 = getelementptr float, ptr %v147, i64 %v186
  %v188 = add nsw i64 %key_row3, 1
  %v189 = call i64 @llvm.smin.i64(i64 %v188, i64 %v100)
  %v190 = mul nsw i64 %v189, 64
  %v191 = getelementptr float, ptr %v147, i64 %v190
  %v192 = add nsw i64 %key_row3, 2
  %v193 = call i64 @llvm.smin.i64(i64 %v192, i64 %v100)
  %v194 = mul nsw i64 %v193, 64
  %v195 = getelementptr float, ptr %v147, i64 %v194
  %v196 = add nsw i64 %key_row3, 3
  %v197 = call i64 @llvm.smin.i64(i64 %v196, i64 %v100)
  %v198 = mul nsw i64 %v197, 64
  %v199 = getelementptr float, ptr %v147, i64 %v198
  %v212 = udiv i64 %key_row3, 4
  %v213 = mul nsw i64 %v212, 64
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_3 ], [ %v253, %e_0 ]
  %v200 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v229, %e_0 ]
  %v201 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v230, %e_0 ]
  %v202 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v231, %e_0 ]
  %v203 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v236, %e_0 ]
  %v204 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v237, %e_0 ]
  %v205 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v238, %e_0 ]
  %v206 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v243, %e_0 ]
  %v207 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v244, %e_0 ]
  %v208 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v245, %e_0 ]
  %v209 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v250, %e_0 ]
  %v210 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v251, %e_0 ]
  %v211 = phi <4 x float> [ zeroinitializer, %key_row_3 ], [ %v252, %e_0 ]
  %v214 = udiv i64 %e0, 1
  %v215 = add nsw i64 %v213, %v214
  %v216 = mul nsw i64 %e0, 12
  %v217 = getelementptr float, ptr %v58, i64 %v216
  %v218 = load <4 x float>, ptr %v217, align 16
  %v220 = getelementptr float, ptr %v219, i64 %v216
  %v221 = load <4 x float>, ptr %v220, align 16
  %v223 = getelementptr float, ptr %v222, i64 %v216
  %v224 = load <4 x float>, ptr %v223, align 16
  %v225 = getelementptr float, ptr %v187, i64 %e0
  %v226 = load float, ptr %v225, align 4
  %v227 = insertelement <4 x float> poison, float %v226, i64 0
  %v228 = shufflevector <4 x float> %v227, <4 x float> poison, <4 x i32> zeroinitializer
  %v229 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v228, <4 x float> %v218, <4 x float> %v200)
  %v230 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v228, <4 x float> %v221, <4 x float> %v201)
  %v231 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v228, <4 x float> %v224, <4 x float> %v202)
  %v232 = getelementptr float, ptr %v191, i64 %e0
  %v233 = load float, ptr %v232, align 4
  %v234 = insertelement <4 x float> poison, float %v233, i64 0
  %v235 = shufflevector <4 x float> %v234, <4 x float> poison, <4 x i32> zeroinitializer
  %v236 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v235, <4 x float> %v218, <4 x float> %v203)
  %v237 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v235, <4 x float> %v221, <4 x float> %v204)
  %v238 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v235, <4 x float> %v224, <4 x float> %v205)
  %v239 = getelementptr float, ptr %v195, i64 %e0
  %v240 = load float, ptr %v239, align 4
  %v241 = insertelement <4 x float> poison, float %v240, i64 0
  %v242 = shufflevector <4 x float> %v241, <4 x float> poison, <4 x i32> zeroinitializer
  %v243 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v242, <4 x float> %v218, <4 x float> %v206)
  %v244 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v242, <4 x float> %v221, <4 x float> %v207)
  %v245 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v242, <4 x float> %v224, <4 x float> %v208)
  %v246 = getelementptr float, ptr %v199, i64 %e0
  %v247 = load float, ptr %v246, align 4
  %v248 = insertelement <4 x float> poison, float %v247, i64 0
  %v249 = shufflevector <4 x float> %v248, <4 x float> poison, <4 x i32> zeroinitializer
  %v250 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v249, <4 x float> %v218, <4 x float> %v209)
  %v251 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v249, <4 x float> %v221, <4 x float> %v210)
  %v252 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v249, <4 x float> %v224, <4 x float> %v211)
  %v253 = add nsw i64 %e0, 1
  %v254 = icmp slt i64 %v253, 64
  br i1 %v254, label %e_0, label %e_0_end
e_0_end:
  %v255 = mul nsw i64 %key_row3, 12
  %v257 = getelementptr float, ptr %v256, i64 %v255
  store <4 x float> %v229, ptr %v257, align 16
  %v259 = getelementptr float, ptr %v258, i64 %v255
  store <4 x float> %v230, ptr %v259, align 16
  %v261 = getelementptr float, ptr %v260, i64 %v255
  store <4 x float> %v231, ptr %v261, align 16
  %v262 = mul nsw i64 %v188, 12
  %v263 = getelementptr float, ptr %v256, i64 %v262
  store <4 x float> %v236, ptr %v263, align 16
  %v264 = getelementptr float, ptr %v258, i64 %v262
  store <4 x float> %v237, ptr %v264, align 16
  %v265 = getelementptr float, ptr %v260, i64 %v262
  store <4 x float> %v238, ptr %v265, align 16
  %v266 = mul nsw i64 %v192, 12
  %v267 = getelementptr float, ptr %v256, i64 %v266
  store <4 x float> %v243, ptr %v267, align 16
  %v268 = getelementptr float, ptr %v258, i64 %v266
  store <4 x float> %v244, ptr %v268, align 16
  %v269 = getelementptr float, ptr %v260, i64 %v266
  store <4 x float> %v245, ptr %v269, align 16
  %v270 = mul nsw i64 %v196, 12
  %v271 = getelementptr float, ptr %v256, i64 %v270
  store <4 x float> %v250, ptr %v271, align 16
  %v272 = getelementptr float, ptr %v258, i64 %v270
  store <4 x float> %v251, ptr %v272, align 16
  %v273 = getelementptr float, ptr %v260, i64 %v270
  store <4 x float> %v252, ptr %v273, align 16
  %v274 = add nsw i64 %key_row3, 4
  %v275 = icmp slt i64 %v274, %v99
  br i1 %v275, label %key_row_3, label %key_row_3_end
key_row_3_end:
  br i1 %v278, label %then_2, label %else_2
then_2:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_2 ], [ %v361, %key_row_5_end ]
  %v279 = add nsw i64 %v7, %vector2
  %v280 = trunc i64 %v279 to i32
  %v281 = insertelement <4 x i32> poison, i32 %v280, i64 0
  %v282 = shufflevector <4 x i32> %v281, <4 x i32> poison, <4 x i32> zeroinitializer
  %v283 = add <4 x i32> %v282, <i32 0, i32 1, i32 2, i32 3>
  %v284 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v283, <4 x i32> %v69)
  %v285 = getelementptr float, ptr %scratch, i64 %vector2
  %v286 = load <4 x float>, ptr %v285, align 16
  %v287 = getelementptr float, ptr %v72, i64 %vector2
  %v288 = load <4 x float>, ptr %v287, align 16
  ; GM[p] = max{m} S[p,m]
  br i1 %v145, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %vector_2 ], [ %v304, %key_row_4 ]
  %v289 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v303, %key_row_4 ]
  %v290 = add nsw i64 %key0, %key_row4
  %v291 = mul nsw i64 %key_row4, 12
  %v292 = add nsw i64 %v291, %vector2
  %v293 = getelementptr float, ptr %v256, i64 %v292
  %v294 = load <4 x float>, ptr %v293, align 16
  %v299 = fmul <4 x float> %v294, %v298
  %v300 = fcmp ogt <4 x float> %v299, %v289
  %v301 = select <4 x i1> %v300, <4 x float> %v299, <4 x float> %v289
  %v302 = fcmp uno <4 x float> %v299, %v299
  %v303 = select <4 x i1> %v302, <4 x float> %v299, <4 x float> %v301
  store <4 x float> %v299, ptr %v293, align 16
  %v304 = add nsw i64 %key_row4, 1
  %v305 = icmp slt i64 %v304, %v99
  br i1 %v305, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v306 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v303, %key_row_4 ]
  %v307 = fcmp ogt <4 x float> %v306, %v286
  %v308 = select <4 x i1> %v307, <4 x float> %v306, <4 x float> %v286
  %v309 = fcmp uno <4 x float> %v306, %v306
  %v310 = select <4 x i1> %v309, <4 x float> %v306, <4 x float> %v308
  %v311 = fcmp oeq <4 x float> %v310, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v312 = select <4 x i1> %v311, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v310
  %v313 = fsub <4 x float> %v286, %v312
  %v314 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v313
  %v315 = select <4 x i1> %v314, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v313
  %v316 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v315, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v317 = fsub <4 x float> %v316, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v318 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v317, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v315)
  %v319 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v317, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v318)
  %v320 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v319, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v321 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v320, <4 x float> %v319, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v322 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v321, <4 x float> %v319, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v323 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v322, <4 x float> %v319, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v324 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v323, <4 x float> %v319, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v325 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v324, <4 x float> %v319, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v326 = bitcast <4 x float> %v316 to <4 x i32>
  %v327 = shl <4 x i32> %v326, <i32 23, i32 23, i32 23, i32 23>
  %v328 = bitcast <4 x i32> %v327 to <4 x float>
  %v329 = fmul <4 x float> %v325, %v328
  %v331 = getelementptr float, ptr %v330, i64 %vector2
  store <4 x float> %v329, ptr %v331, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v145, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %key_row_4_end ], [ %v356, %key_row_5 ]
  %v332 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v355, %key_row_5 ]
  %v333 = add nsw i64 %key0, %key_row5
  %v334 = mul nsw i64 %key_row5, 12
  %v335 = add nsw i64 %v334, %vector2
  %v336 = getelementptr float, ptr %v256, i64 %v335
  %v337 = load <4 x float>, ptr %v336, align 16
  %v338 = fsub <4 x float> %v337, %v312
  %v339 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v338
  %v340 = select <4 x i1> %v339, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v338
  %v341 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v340, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v342 = fsub <4 x float> %v341, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v343 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v342, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v340)
  %v344 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v342, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v343)
  %v345 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v344, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v346 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v345, <4 x float> %v344, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v347 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v346, <4 x float> %v344, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v348 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v347, <4 x float> %v344, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v349 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v348, <4 x float> %v344, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v350 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v349, <4 x float> %v344, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v351 = bitcast <4 x float> %v341 to <4 x i32>
  %v352 = shl <4 x i32> %v351, <i32 23, i32 23, i32 23, i32 23>
  %v353 = bitcast <4 x i32> %v352 to <4 x float>
  %v354 = fmul <4 x float> %v350, %v353
  %v355 = fadd <4 x float> %v332, %v354
  store <4 x float> %v354, ptr %v336, align 16
  %v356 = add nsw i64 %key_row5, 1
  %v357 = icmp slt i64 %v356, %v99
  br i1 %v357, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v358 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v355, %key_row_5 ]
  %v359 = fmul <4 x float> %v288, %v329
  %v360 = fadd <4 x float> %v359, %v358
  store <4 x float> %v310, ptr %v285, align 16
  store <4 x float> %v360, ptr %v287, align 16
  %v361 = add nsw i64 %vector2, 4
  %v362 = icmp slt i64 %v361, 12
  br i1 %v362, label %vector_2, label %vector_2_end
vector_2_end:
  br i1 %v145, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %vector_2_end ], [ %v365, %key_row_6 ]
  %v364 = getelementptr i8, ptr %v363, i64 %key_row6
  store i8 1, ptr %v364, align 1
  %v365 = add nsw i64 %key_row6, 1
  %v366 = icmp slt i64 %v365, %v99
  br i1 %v366, label %key_row_6, label %key_row_6_end
key_row_6_end:
  br label %join_2
else_2:
  br i1 %v145, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %else_2 ], [ %v368, %key_row_7 ]
  %v367 = getelementptr i8, ptr %v363, i64 %key_row7
  store i8 0, ptr %v367, align 1
  %v368 = add nsw i64 %key_row7, 1
  %v369 = icmp slt i64 %v368, %v99
  br i1 %v369, label %key_row_7, label %key_row_7_end
key_row_7_end:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %key_row_7_end ], [ %v467, %key_row_9_end ]
  %v370 = add nsw i64 %v7, %vector3
  %v371 = trunc i64 %v370 to i32
  %v372 = insertelement <4 x i32> poison, i32 %v371, i64 0
  %v373 = shufflevector <4 x i32> %v372, <4 x i32> poison, <4 x i32> zeroinitializer
  %v374 = add <4 x i32> %v373, <i32 0, i32 1, i32 2, i32 3>
  %v375 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v374, <4 x i32> %v69)
  %v376 = getelementptr float, ptr %scratch, i64 %vector3
  %v377 = load <4 x float>, ptr %v376, align 16
  %v378 = getelementptr float, ptr %v72, i64 %vector3
  %v379 = load <4 x float>, ptr %v378, align 16
  ; GM[p] = max{m} S[p,m]
  %v384 = sext <4 x i32> %v375 to <4 x i64>
  %v387 = add nsw <4 x i64> %v386, %v384
  %v388 = getelementptr i32, ptr %v87, <4 x i64> %v387
  %v389 = call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> %v388, i32 4, <4 x i1> <i1 true, i1 true, i1 true, i1 true>, <4 x i32> poison)
  %v394 = sext <4 x i32> %v389 to <4 x i64>
  br i1 %v145, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %vector_3 ], [ %v411, %key_row_8 ]
  %v380 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v410, %key_row_8 ]
  %v381 = add nsw i64 %key0, %key_row8
  %v382 = mul nsw i64 %key_row8, 12
  %v383 = add nsw i64 %v382, %vector3
  %v390 = add nsw i64 %v105, %v381
  %v391 = getelementptr i32, ptr %v108, i64 %v390
  %v392 = load i32, ptr %v391, align 4
  %v393 = sext i32 %v392 to i64
  %v395 = insertelement <4 x i64> poison, i64 %v393, i64 0
  %v396 = shufflevector <4 x i64> %v395, <4 x i64> poison, <4 x i32> zeroinitializer
  %v397 = icmp eq <4 x i64> %v394, %v396
  %v398 = call i1 @llvm.vector.reduce.or.v4i1(<4 x i1> %v397)
  %v399 = getelementptr i8, ptr %v363, i64 %key_row8
  %v400 = load i8, ptr %v399, align 1
  %v401 = zext i1 %v398 to i8
  %v402 = or i8 %v400, %v401
  store i8 %v402, ptr %v399, align 1
  %v403 = getelementptr float, ptr %v256, i64 %v383
  %v404 = load <4 x float>, ptr %v403, align 16
  %v405 = fmul <4 x float> %v404, %v298
  %v406 = select <4 x i1> %v397, <4 x float> %v405, <4 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v407 = fcmp ogt <4 x float> %v406, %v380
  %v408 = select <4 x i1> %v407, <4 x float> %v406, <4 x float> %v380
  %v409 = fcmp uno <4 x float> %v406, %v406
  %v410 = select <4 x i1> %v409, <4 x float> %v406, <4 x float> %v408
  store <4 x float> %v406, ptr %v403, align 16
  %v411 = add nsw i64 %key_row8, 1
  %v412 = icmp slt i64 %v411, %v99
  br i1 %v412, label %key_row_8, label %key_row_8_end
key_row_8_end:
  %v413 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v410, %key_row_8 ]
  %v414 = fcmp ogt <4 x float> %v413, %v377
  %v415 = select <4 x i1> %v414, <4 x float> %v413, <4 x float> %v377
  %v416 = fcmp uno <4 x float> %v413, %v413
  %v417 = select <4 x i1> %v416, <4 x float> %v413, <4 x float> %v415
  %v418 = fcmp oeq <4 x float> %v417, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v419 = select <4 x i1> %v418, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v417
  %v420 = fsub <4 x float> %v377, %v419
  %v421 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v420
  %v422 = select <4 x i1> %v421, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v420
  %v423 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v422, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v424 = fsub <4 x float> %v423, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v425 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v424, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v422)
  %v426 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v424, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v425)
  %v427 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v426, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v428 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v427, <4 x float> %v426, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v429 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v428, <4 x float> %v426, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v430 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v429, <4 x float> %v426, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v431 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v430, <4 x float> %v426, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v432 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v431, <4 x float> %v426, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v433 = bitcast <4 x float> %v423 to <4 x i32>
  %v434 = shl <4 x i32> %v433, <i32 23, i32 23, i32 23, i32 23>
  %v435 = bitcast <4 x i32> %v434 to <4 x float>
  %v436 = fmul <4 x float> %v432, %v435
  %v437 = getelementptr float, ptr %v330, i64 %vector3
  store <4 x float> %v436, ptr %v437, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v145, label %key_row_9, label %key_row_9_end
key_row_9:
  %key_row9 = phi i64 [ 0, %key_row_8_end ], [ %v462, %key_row_9 ]
  %v438 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_8_end ], [ %v461, %key_row_9 ]
  %v439 = add nsw i64 %key0, %key_row9
  %v440 = mul nsw i64 %key_row9, 12
  %v441 = add nsw i64 %v440, %vector3
  %v442 = getelementptr float, ptr %v256, i64 %v441
  %v443 = load <4 x float>, ptr %v442, align 16
  %v444 = fsub <4 x float> %v443, %v419
  %v445 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v444
  %v446 = select <4 x i1> %v445, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v444
  %v447 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v446, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v448 = fsub <4 x float> %v447, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v449 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v448, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v446)
  %v450 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v448, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v449)
  %v451 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v450, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v452 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v451, <4 x float> %v450, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v453 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v452, <4 x float> %v450, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v454 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v453, <4 x float> %v450, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v455 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v454, <4 x float> %v450, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v456 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v455, <4 x float> %v450, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v457 = bitcast <4 x float> %v447 to <4 x i32>
  %v458 = shl <4 x i32> %v457, <i32 23, i32 23, i32 23, i32 23>
  %v459 = bitcast <4 x i32> %v458 to <4 x float>
  %v460 = fmul <4 x float> %v456, %v459
  %v461 = fadd <4 x float> %v438, %v460
  store <4 x float> %v460, ptr %v442, align 16
  %v462 = add nsw i64 %key_row9, 1
  %v463 = icmp slt i64 %v462, %v99
  br i1 %v463, label %key_row_9, label %key_row_9_end
key_row_9_end:
  %v464 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_8_end ], [ %v461, %key_row_9 ]
  %v465 = fmul <4 x float> %v379, %v436
  %v466 = fadd <4 x float> %v465, %v464
  store <4 x float> %v417, ptr %v376, align 16
  store <4 x float> %v466, ptr %v378, align 16
  %v467 = add nsw i64 %vector3, 4
  %v468 = icmp slt i64 %v467, 12
  br i1 %v468, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_2
join_2:
  br i1 %v145, label %key_row_10, label %key_row_10_end
key_row_10:
  %key_row10 = phi i64 [ 0, %join_2 ], [ %v509, %join_3 ]
  %v469 = mul nsw i64 %key_row10, 64
  %v471 = getelementptr float, ptr %v470, i64 %v469
  %v472 = getelementptr i8, ptr %v363, i64 %key_row10
  %v473 = load i8, ptr %v472, align 1
  %v474 = icmp ne i8 %v473, 0
  %v475 = add nsw i64 %key0, %key_row10
  %v481 = mul nsw i64 %v475, %v480
  %v482 = add nsw i64 %v478, %v481
  %v485 = getelementptr half, ptr %v484, i64 %v482
  br i1 %v474, label %then_3, label %else_3
then_3:
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %then_3 ], [ %v507, %column_2 ]
  %v486 = getelementptr half, ptr %v485, i64 %column2
  %v487 = load <4 x half>, ptr %v486, align 2
  %v488 = getelementptr float, ptr %v471, i64 %column2
  %v489 = bitcast <4 x half> %v487 to <4 x i16>
  %v490 = zext <4 x i16> %v489 to <4 x i32>
  %v491 = and <4 x i32> %v490, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v492 = xor <4 x i32> %v490, %v491
  %v493 = shl <4 x i32> %v492, <i32 16, i32 16, i32 16, i32 16>
  %v494 = shl <4 x i32> %v491, <i32 13, i32 13, i32 13, i32 13>
  %v495 = add <4 x i32> %v494, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v496 = add <4 x i32> %v495, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v497 = bitcast <4 x i32> %v496 to <4 x float>
  %v498 = fsub <4 x float> %v497, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v499 = bitcast <4 x float> %v498 to <4 x i32>
  %v500 = icmp ult <4 x i32> %v491, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v501 = select <4 x i1> %v500, <4 x i32> %v499, <4 x i32> %v495
  %v502 = or <4 x i32> %v494, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v503 = icmp uge <4 x i32> %v491, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v504 = select <4 x i1> %v503, <4 x i32> %v502, <4 x i32> %v501
  %v505 = or <4 x i32> %v504, %v493
  %v506 = bitcast <4 x i32> %v505 to <4 x float>
  store <4 x float> %v506, ptr %v488, align 16
  %v507 = add nsw i64 %column2, 4
  %v508 = icmp slt i64 %v507, 64
  br i1 %v508, label %column_2, label %column_2_end
column_2_end:
  br label %join_3
else_3:
  call void @llvm.memset.p0.i64(ptr %v471, i8 0, i64 256, i1 false)
  br label %join_3
join_3:
  %v509 = add nsw i64 %key_row10, 1
  %v510 = icmp slt i64 %v509, %v99
  br i1 %v510, label %key_row_10, label %key_row_10_end
key_row_10_end:
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v511 = load <4 x float>, ptr %v330, align 16
  %v513 = load <4 x float>, ptr %v512, align 16
  %v515 = load <4 x float>, ptr %v514, align 16
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %key_row_10_end ], [ %v627, %key_row_11_end ]
  %v516 = getelementptr float, ptr %v470, i64 %f0
  %v529 = udiv i64 %f0, 4
  %v530 = mul nsw i64 %v529, 32
  br i1 %v145, label %key_row_11, label %key_row_11_end
key_row_11:
  %key_row11 = phi i64 [ 0, %f_0 ], [ %v568, %key_row_11 ]
  %v517 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v544, %key_row_11 ]
  %v518 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v545, %key_row_11 ]
  %v519 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v546, %key_row_11 ]
  %v520 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v551, %key_row_11 ]
  %v521 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v552, %key_row_11 ]
  %v522 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v553, %key_row_11 ]
  %v523 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v558, %key_row_11 ]
  %v524 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v559, %key_row_11 ]
  %v525 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v560, %key_row_11 ]
  %v526 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v565, %key_row_11 ]
  %v527 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v566, %key_row_11 ]
  %v528 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v567, %key_row_11 ]
  %v531 = add nsw i64 %v530, %key_row11
  %v532 = mul nsw i64 %key_row11, 12
  %v533 = getelementptr float, ptr %v256, i64 %v532
  %v534 = load <4 x float>, ptr %v533, align 16
  %v535 = getelementptr float, ptr %v258, i64 %v532
  %v536 = load <4 x float>, ptr %v535, align 16
  %v537 = getelementptr float, ptr %v260, i64 %v532
  %v538 = load <4 x float>, ptr %v537, align 16
  %v539 = mul nsw i64 %key_row11, 64
  %v540 = getelementptr float, ptr %v516, i64 %v539
  %v541 = load float, ptr %v540, align 4
  %v542 = insertelement <4 x float> poison, float %v541, i64 0
  %v543 = shufflevector <4 x float> %v542, <4 x float> poison, <4 x i32> zeroinitializer
  %v544 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v543, <4 x float> %v534, <4 x float> %v517)
  %v545 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v543, <4 x float> %v536, <4 x float> %v518)
  %v546 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v543, <4 x float> %v538, <4 x float> %v519)
  %v547 = getelementptr float, ptr %v540, i64 1
  %v548 = load float, ptr %v547, align 4
  %v549 = insertelement <4 x float> poison, float %v548, i64 0
  %v550 = shufflevector <4 x float> %v549, <4 x float> poison, <4 x i32> zeroinitializer
  %v551 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v550, <4 x float> %v534, <4 x float> %v520)
  %v552 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v550, <4 x float> %v536, <4 x float> %v521)
  %v553 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v550, <4 x float> %v538, <4 x float> %v522)
  %v554 = getelementptr float, ptr %v540, i64 2
  %v555 = load float, ptr %v554, align 4
  %v556 = insertelement <4 x float> poison, float %v555, i64 0
  %v557 = shufflevector <4 x float> %v556, <4 x float> poison, <4 x i32> zeroinitializer
  %v558 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v557, <4 x float> %v534, <4 x float> %v523)
  %v559 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v557, <4 x float> %v536, <4 x float> %v524)
  %v560 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v557, <4 x float> %v538, <4 x float> %v525)
  %v561 = getelementptr float, ptr %v540, i64 3
  %v562 = load float, ptr %v561, align 4
  %v563 = insertelement <4 x float> poison, float %v562, i64 0
  %v564 = shufflevector <4 x float> %v563, <4 x float> poison, <4 x i32> zeroinitializer
  %v565 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v564, <4 x float> %v534, <4 x float> %v526)
  %v566 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v564, <4 x float> %v536, <4 x float> %v527)
  %v567 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v564, <4 x float> %v538, <4 x float> %v528)
  %v568 = add nsw i64 %key_row11, 1
  %v569 = icmp slt i64 %v568, %v99
  br i1 %v569, label %key_row_11, label %key_row_11_end
key_row_11_end:
  %v570 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v544, %key_row_11 ]
  %v571 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v545, %key_row_11 ]
  %v572 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v546, %key_row_11 ]
  %v573 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v551, %key_row_11 ]
  %v574 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v552, %key_row_11 ]
  %v575 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v553, %key_row_11 ]
  %v576 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v558, %key_row_11 ]
  %v577 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v559, %key_row_11 ]
  %v578 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v560, %key_row_11 ]
  %v579 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v565, %key_row_11 ]
  %v580 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v566, %key_row_11 ]
  %v581 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v567, %key_row_11 ]
  %v582 = mul nsw i64 %f0, 12
  %v583 = getelementptr float, ptr %v76, i64 %v582
  %v584 = load <4 x float>, ptr %v583, align 16
  %v585 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v584, <4 x float> %v511, <4 x float> %v570)
  store <4 x float> %v585, ptr %v583, align 16
  %v587 = getelementptr float, ptr %v586, i64 %v582
  %v588 = load <4 x float>, ptr %v587, align 16
  %v589 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v588, <4 x float> %v513, <4 x float> %v571)
  store <4 x float> %v589, ptr %v587, align 16
  %v591 = getelementptr float, ptr %v590, i64 %v582
  %v592 = load <4 x float>, ptr %v591, align 16
  %v593 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v592, <4 x float> %v515, <4 x float> %v572)
  store <4 x float> %v593, ptr %v591, align 16
  %v594 = add nsw i64 %f0, 1
  %v595 = mul nsw i64 %v594, 12
  %v596 = getelementptr float, ptr %v76, i64 %v595
  %v597 = load <4 x float>, ptr %v596, align 16
  %v598 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v597, <4 x float> %v511, <4 x float> %v573)
  store <4 x float> %v598, ptr %v596, align 16
  %v599 = getelementptr float, ptr %v586, i64 %v595
  %v600 = load <4 x float>, ptr %v599, align 16
  %v601 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v600, <4 x float> %v513, <4 x float> %v574)
  store <4 x float> %v601, ptr %v599, align 16
  %v602 = getelementptr float, ptr %v590, i64 %v595
  %v603 = load <4 x float>, ptr %v602, align 16
  %v604 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v603, <4 x float> %v515, <4 x float> %v575)
  store <4 x float> %v604, ptr %v602, align 16
  %v605 = add nsw i64 %f0, 2
  %v606 = mul nsw i64 %v605, 12
  %v607 = getelementptr float, ptr %v76, i64 %v606
  %v608 = load <4 x float>, ptr %v607, align 16
  %v609 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v608, <4 x float> %v511, <4 x float> %v576)
  store <4 x float> %v609, ptr %v607, align 16
  %v610 = getelementptr float, ptr %v586, i64 %v606
  %v611 = load <4 x float>, ptr %v610, align 16
  %v612 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v611, <4 x float> %v513, <4 x float> %v577)
  store <4 x float> %v612, ptr %v610, align 16
  %v613 = getelementptr float, ptr %v590, i64 %v606
  %v614 = load <4 x float>, ptr %v613, align 16
  %v615 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v614, <4 x float> %v515, <4 x float> %v578)
  store <4 x float> %v615, ptr %v613, align 16
  %v616 = add nsw i64 %f0, 3
  %v617 = mul nsw i64 %v616, 12
  %v618 = getelementptr float, ptr %v76, i64 %v617
  %v619 = load <4 x float>, ptr %v618, align 16
  %v620 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v619, <4 x float> %v511, <4 x float> %v579)
  store <4 x float> %v620, ptr %v618, align 16
  %v621 = getelementptr float, ptr %v586, i64 %v617
  %v622 = load <4 x float>, ptr %v621, align 16
  %v623 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v622, <4 x float> %v513, <4 x float> %v580)
  store <4 x float> %v623, ptr %v621, align 16
  %v624 = getelementptr float, ptr %v590, i64 %v617
  %v625 = load <4 x float>, ptr %v624, align 16
  %v626 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v625, <4 x float> %v515, <4 x float> %v581)
  store <4 x float> %v626, ptr %v624, align 16
  %v627 = add nsw i64 %f0, 4
  %v628 = icmp slt i64 %v627, 64
  br i1 %v628, label %f_0, label %f_0_end
f_0_end:
  br label %join_1
else_1:
  br label %join_1
join_1:
  %v629 = add nsw i64 %key0, 32
  %v630 = icmp slt i64 %v629, %end
  br i1 %v630, label %key_0, label %key_0_end
key_0_end:
  ret void
}

define void @attngen_document_e64_f64_f16_v128_merge(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch, ptr noalias align 64 %later) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 11
  %v3 = sdiv i64 %v2, 12
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 12
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 12)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  %v18 = sub nsw i64 %v1, 1
  %v19 = trunc i64 %v18 to i32
  %v23 = insertelement <4 x i32> poison, i32 %v19, i64 0
  %v24 = shufflevector <4 x i32> %v23, <4 x i32> poison, <4 x i32> zeroinitializer
  %v30 = getelementptr i8, ptr %scratch, i64 64
  %v33 = getelementptr i8, ptr %later, i64 64
  %v81 = getelementptr i8, ptr %scratch, i64 128
  %v84 = getelementptr i8, ptr %later, i64 128
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
  %v79 = mul nsw i64 %f0, 12
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
  %v93 = icmp slt i64 %v92, 12
  br i1 %v93, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

define void @attngen_document_e64_f64_f16_v128_finish(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = add nsw i64 %v1, 11
  %v3 = sdiv i64 %v2, 12
  %v4 = call i64 @llvm.smax.i64(i64 %v3, i64 1)
  %v5 = srem i64 %item, %v4
  %v6 = sdiv i64 %item, %v4
  %v7 = mul nsw i64 %v5, 12
  %v8 = getelementptr i8, ptr %arguments, i64 4
  %v9 = load i32, ptr %v8, align 4
  %v10 = sext i32 %v9 to i64
  %v11 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v12 = sub nsw i64 %v1, %v7
  %v13 = call i64 @llvm.smin.i64(i64 %v12, i64 12)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v7, %v14
  %v21 = sub nsw i64 %v1, 1
  %v27 = getelementptr i8, ptr %scratch, i64 64
  %v31 = getelementptr i8, ptr %arguments, i64 128
  %v32 = load i64, ptr %v31, align 8
  %v33 = mul nsw i64 %v6, %v32
  %v35 = getelementptr i8, ptr %arguments, i64 136
  %v36 = load ptr, ptr %v35, align 8
  %v45 = trunc i64 %v21 to i32
  %v49 = insertelement <4 x i32> poison, i32 %v45, i64 0
  %v50 = shufflevector <4 x i32> %v49, <4 x i32> poison, <4 x i32> zeroinitializer
  %v56 = getelementptr i8, ptr %scratch, i64 128
  %v58 = getelementptr i8, ptr %scratch, i64 8128
  %v71 = getelementptr i8, ptr %scratch, i64 9152
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
  %v59 = mul nsw i64 %f0, 12
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
  %v90 = icmp slt i64 %v89, 12
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
