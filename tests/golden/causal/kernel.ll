; attngen: causal, digest c2da9ebe28467a68
; attngen show causal --stage ll -D E=64 -D F=64 --dtype T=f32 --batch-axes 1 --arch avx512
; cascade:
; cascade causal {
;   rank P, M, E, F
;   dtype T = f32
;   param scale = rsqrt(E)
;   in Q[P,E]: T, K[M,E]: T, V[M,F]: T
;   expect passes(M) 3 -> 1
;
;   S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where m <= p + M - P
;   GM[p] = max{m} S[p,m]
;   N[p,m] = exp(S[p,m] - GM[p])
;   D[p] = sum{m} N[p,m]
;   out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
;   out LSE[p] = GM[p] + log(D[p])
; }
; plan: tiles rows=4x16 keys=32 block=4 split=4096

define void @attngen_causal_e64_f64_f32_avx512_keys(ptr noalias %arguments, i64 %item, ptr noalias %range) #0 {
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
  ; keys that some row may use: m <= p + M - P
  %v19 = add nsw i64 %v15, %v18
  %v20 = sub nsw i64 %v19, %v1
  %v21 = add nsw i64 %v20, 1
  %v22 = call i64 @llvm.smin.i64(i64 %v18, i64 %v21)
  %v23 = call i64 @llvm.smin.i64(i64 0, i64 %v18)
  %v24 = call i64 @llvm.smax.i64(i64 %v22, i64 %v23)
  store i64 %v23, ptr %range, align 8
  %v25 = getelementptr i8, ptr %range, i64 8
  store i64 %v24, ptr %v25, align 8
  ret void
}

define void @attngen_causal_e64_f64_f32_avx512_stream(ptr noalias %arguments, i64 %item, i64 %begin, i64 %end, ptr noalias align 64 %scratch) #0 {
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
  %v21 = getelementptr i8, ptr %scratch, i64 46848
  %v23 = getelementptr i8, ptr %arguments, i64 16
  %v24 = load i64, ptr %v23, align 8
  %v25 = mul nsw i64 %v6, %v24
  %v26 = getelementptr i8, ptr %arguments, i64 24
  %v27 = load i64, ptr %v26, align 8
  %v30 = getelementptr i8, ptr %arguments, i64 32
  %v31 = load ptr, ptr %v30, align 8
  %v40 = getelementptr i8, ptr %scratch, i64 17152
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %entry ], [ %v42, %row_0_end ]
  br label %row_0
row_0:
  %row0 = phi i64 [ 0, %vector_0 ], [ %v38, %column_0_end ]
  %v16 = add nsw i64 %vector0, %row0
  %v18 = add nsw i64 %v7, %v16
  %v19 = call i64 @llvm.smin.i64(i64 %v18, i64 %v17)
  %v20 = mul nsw i64 %row0, 64
  %v22 = getelementptr float, ptr %v21, i64 %v20
  %v28 = mul nsw i64 %v19, %v27
  %v29 = add nsw i64 %v25, %v28
  %v32 = getelementptr float, ptr %v31, i64 %v29
  br label %column_0
column_0:
  %column0 = phi i64 [ 0, %row_0 ], [ %v36, %column_0 ]
  %v33 = getelementptr float, ptr %v32, i64 %column0
  %v34 = load <16 x float>, ptr %v33, align 4
  %v35 = getelementptr float, ptr %v22, i64 %column0
  store <16 x float> %v34, ptr %v35, align 64
  %v36 = add nsw i64 %column0, 16
  %v37 = icmp slt i64 %v36, 64
  br i1 %v37, label %column_0, label %column_0_end
column_0_end:
  %v38 = add nsw i64 %row0, 1
  %v39 = icmp slt i64 %v38, 16
  br i1 %v39, label %row_0, label %row_0_end
row_0_end:
  %v41 = getelementptr float, ptr %v40, i64 %vector0
  call void @attngen_transpose_f32(ptr %v21, i64 64, ptr %v41, i64 64, i64 16, i64 64)
  %v42 = add nsw i64 %vector0, 16
  %v43 = icmp slt i64 %v42, 64
  br i1 %v43, label %vector_0, label %vector_0_end
vector_0_end:
  ; states before the first key
  %v46 = trunc i64 %v17 to i32
  %v50 = insertelement <16 x i32> poison, i32 %v46, i64 0
  %v51 = shufflevector <16 x i32> %v50, <16 x i32> poison, <16 x i32> zeroinitializer
  %v54 = getelementptr i8, ptr %scratch, i64 256
  br label %vector_1
vector_1:
  %vector1 = phi i64 [ 0, %vector_0_end ], [ %v56, %vector_1 ]
  %v44 = add nsw i64 %v7, %vector1
  %v45 = trunc i64 %v44 to i32
  %v47 = insertelement <16 x i32> poison, i32 %v45, i64 0
  %v48 = shufflevector <16 x i32> %v47, <16 x i32> poison, <16 x i32> zeroinitializer
  %v49 = add <16 x i32> %v48, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v52 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v49, <16 x i32> %v51)
  %v53 = getelementptr float, ptr %scratch, i64 %vector1
  store <16 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, ptr %v53, align 64
  %v55 = getelementptr float, ptr %v54, i64 %vector1
  store <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, ptr %v55, align 64
  %v56 = add nsw i64 %vector1, 16
  %v57 = icmp slt i64 %v56, 64
  br i1 %v57, label %vector_1, label %vector_1_end
vector_1_end:
  %v58 = getelementptr i8, ptr %scratch, i64 512
  call void @llvm.memset.p0.i64(ptr %v58, i8 0, i64 16384, i1 false)
  %v59 = icmp slt i64 %begin, %end
  %v65 = getelementptr i8, ptr %arguments, i64 40
  %v66 = load i64, ptr %v65, align 8
  %v67 = mul nsw i64 %v6, %v66
  %v68 = getelementptr i8, ptr %arguments, i64 48
  %v69 = load i64, ptr %v68, align 8
  %v72 = getelementptr i8, ptr %arguments, i64 56
  %v73 = load ptr, ptr %v72, align 8
  %v110 = getelementptr float, ptr %v40, i64 16
  %v113 = getelementptr float, ptr %v40, i64 32
  %v116 = getelementptr float, ptr %v40, i64 48
  %v154 = getelementptr i8, ptr %scratch, i64 33536
  %v156 = getelementptr float, ptr %v154, i64 16
  %v158 = getelementptr float, ptr %v154, i64 32
  %v160 = getelementptr float, ptr %v154, i64 48
  %v179 = getelementptr i8, ptr %arguments, i64 8
  %v180 = load i32, ptr %v179, align 4
  %v181 = sext i32 %v180 to i64
  %v182 = add nsw i64 %v181, %v7
  %v183 = add nsw i64 %v182, 1
  %v202 = getelementptr i8, ptr %arguments, i64 64
  %v203 = load float, ptr %v202, align 4
  %v204 = insertelement <16 x float> poison, float %v203, i64 0
  %v205 = shufflevector <16 x float> %v204, <16 x float> poison, <16 x i32> zeroinitializer
  %v237 = getelementptr i8, ptr %scratch, i64 42496
  %v284 = trunc i64 %v181 to i32
  %v285 = insertelement <16 x i32> poison, i32 %v284, i64 0
  %v286 = shufflevector <16 x i32> %v285, <16 x i32> poison, <16 x i32> zeroinitializer
  %v288 = trunc i64 %v1 to i32
  %v289 = insertelement <16 x i32> poison, i32 %v288, i64 0
  %v290 = shufflevector <16 x i32> %v289, <16 x i32> poison, <16 x i32> zeroinitializer
  %v362 = getelementptr i8, ptr %arguments, i64 72
  %v363 = load i64, ptr %v362, align 8
  %v364 = mul nsw i64 %v6, %v363
  %v365 = getelementptr i8, ptr %arguments, i64 80
  %v366 = load i64, ptr %v365, align 8
  %v369 = getelementptr i8, ptr %arguments, i64 88
  %v370 = load ptr, ptr %v369, align 8
  %v373 = getelementptr float, ptr %v237, i64 16
  %v375 = getelementptr float, ptr %v237, i64 32
  %v377 = getelementptr float, ptr %v237, i64 48
  %v460 = getelementptr float, ptr %v58, i64 16
  %v464 = getelementptr float, ptr %v58, i64 32
  %v468 = getelementptr float, ptr %v58, i64 48
  br i1 %v59, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v516, %f_0_end ]
  %v60 = sub nsw i64 %end, %key0
  %v61 = call i64 @llvm.smin.i64(i64 %v60, i64 32)
  %v62 = sub nsw i64 %v61, 1
  %v63 = add nsw i64 %key0, %v62
  %v64 = add nsw i64 %key0, 32
  %v70 = mul nsw i64 %key0, %v69
  %v71 = add nsw i64 %v67, %v70
  %v74 = getelementptr float, ptr %v73, i64 %v71
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where m <= p + M - P
  %v75 = icmp slt i64 0, %v61
  br i1 %v75, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v177, %e_0_end ]
  %v76 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v62)
  %v77 = mul nsw i64 %v76, %v69
  %v78 = getelementptr float, ptr %v74, i64 %v77
  %v79 = add nsw i64 %key_row0, 1
  %v80 = call i64 @llvm.smin.i64(i64 %v79, i64 %v62)
  %v81 = mul nsw i64 %v80, %v69
  %v82 = getelementptr float, ptr %v74, i64 %v81
  %v83 = add nsw i64 %key_row0, 2
  %v84 = call i64 @llvm.smin.i64(i64 %v83, i64 %v62)
  %v85 = mul nsw i64 %v84, %v69
  %v86 = getelementptr float, ptr %v74, i64 %v85
  %v87 = add nsw i64 %key_row0, 3
  %v88 = call i64 @llvm.smin.i64(i64 %v87, i64 %v62)
  %v89 = mul nsw i64 %v88, %v69
  %v90 = getelementptr float, ptr %v74, i64 %v89
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_0 ], [ %v151, %e_0 ]
  %v91 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v123, %e_0 ]
  %v92 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v124, %e_0 ]
  %v93 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v125, %e_0 ]
  %v94 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v126, %e_0 ]
  %v95 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v131, %e_0 ]
  %v96 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v132, %e_0 ]
  %v97 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v133, %e_0 ]
  %v98 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v134, %e_0 ]
  %v99 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v139, %e_0 ]
  %v100 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v140, %e_0 ]
  %v101 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v141, %e_0 ]
  %v102 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v142, %e_0 ]
  %v103 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v147, %e_0 ]
  %v104 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v148, %e_0 ]
  %v105 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v149, %e_0 ]
  %v106 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v150, %e_0 ]
  %v107 = mul nsw i64 %e0, 64
  %v108 = getelementptr float, ptr %v40, i64 %v107
  %v109 = load <16 x float>, ptr %v108, align 64
  %v111 = getelementptr float, ptr %v110, i64 %v107
  %v112 = load <16 x float>, ptr %v111, align 64
  %v114 = getelementptr float, ptr %v113, i64 %v107
  %v115 = load <16 x float>, ptr %v114, align 64
  %v117 = getelementptr float, ptr %v116, i64 %v107
  %v118 = load <16 x float>, ptr %v117, align 64
  %v119 = getelementptr float, ptr %v78, i64 %e0
  %v120 = load float, ptr %v119, align 4
  %v121 = insertelement <16 x float> poison, float %v120, i64 0
  %v122 = shufflevector <16 x float> %v121, <16 x float> poison, <16 x i32> zeroinitializer
  %v123 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v122, <16 x float> %v109, <16 x float> %v91)
  %v124 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v122, <16 x float> %v112, <16 x float> %v92)
  %v125 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v122, <16 x float> %v115, <16 x float> %v93)
  %v126 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v122, <16 x float> %v118, <16 x float> %v94)
  %v127 = getelementptr float, ptr %v82, i64 %e0
  %v128 = load float, ptr %v127, align 4
  %v129 = insertelement <16 x float> poison, float %v128, i64 0
  %v130 = shufflevector <16 x float> %v129, <16 x float> poison, <16 x i32> zeroinitializer
  %v131 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v130, <16 x float> %v109, <16 x float> %v95)
  %v132 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v130, <16 x float> %v112, <16 x float> %v96)
  %v133 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v130, <16 x float> %v115, <16 x float> %v97)
  %v134 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v130, <16 x float> %v118, <16 x float> %v98)
  %v135 = getelementptr float, ptr %v86, i64 %e0
  %v136 = load float, ptr %v135, align 4
  %v137 = insertelement <16 x float> poison, float %v136, i64 0
  %v138 = shufflevector <16 x float> %v137, <16 x float> poison, <16 x i32> zeroinitializer
  %v139 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v138, <16 x float> %v109, <16 x float> %v99)
  %v140 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v138, <16 x float> %v112, <16 x float> %v100)
  %v141 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v138, <16 x float> %v115, <16 x float> %v101)
  %v142 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v138, <16 x float> %v118, <16 x float> %v102)
  %v143 = getelementptr float, ptr %v90, i64 %e0
  %v144 = load float, ptr %v143, align 4
  %v145 = insertelement <16 x float> poison, float %v144, i64 0
  %v146 = shufflevector <16 x float> %v145, <16 x float> poison, <16 x i32> zeroinitializer
  %v147 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v146, <16 x float> %v109, <16 x float> %v103)
  %v148 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v146, <16 x float> %v112, <16 x float> %v104)
  %v149 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v146, <16 x float> %v115, <16 x float> %v105)
  %v150 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v146, <16 x float> %v118, <16 x float> %v106)
  %v151 = add nsw i64 %e0, 1
  %v152 = icmp slt i64 %v151, 64
  br i1 %v152, label %e_0, label %e_0_end
e_0_end:
  %v153 = mul nsw i64 %key_row0, 64
  %v155 = getelementptr float, ptr %v154, i64 %v153
  store <16 x float> %v123, ptr %v155, align 64
  %v157 = getelementptr float, ptr %v156, i64 %v153
  store <16 x float> %v124, ptr %v157, align 64
  %v159 = getelementptr float, ptr %v158, i64 %v153
  store <16 x float> %v125, ptr %v159, align 64
  %v161 = getelementptr float, ptr %v160, i64 %v153
  store <16 x float> %v126, ptr %v161, align 64
  %v162 = mul nsw i64 %v79, 64
  %v163 = getelementptr float, ptr %v154, i64 %v162
  store <16 x float> %v131, ptr %v163, align 64
  %v164 = getelementptr float, ptr %v156, i64 %v162
  store <16 x float> %v132, ptr %v164, align 64
  %v165 = getelementptr float, ptr %v158, i64 %v162
  store <16 x float> %v133, ptr %v165, align 64
  %v166 = getelementptr float, ptr %v160, i64 %v162
  store <16 x float> %v134, ptr %v166, align 64
  %v167 = mul nsw i64 %v83, 64
  %v168 = getelementptr float, ptr %v154, i64 %v167
  store <16 x float> %v139, ptr %v168, align 64
  %v169 = getelementptr float, ptr %v156, i64 %v167
  store <16 x float> %v140, ptr %v169, align 64
  %v170 = getelementptr float, ptr %v158, i64 %v167
  store <16 x float> %v141, ptr %v170, align 64
  %v171 = getelementptr float, ptr %v160, i64 %v167
  store <16 x float> %v142, ptr %v171, align 64
  %v172 = mul nsw i64 %v87, 64
  %v173 = getelementptr float, ptr %v154, i64 %v172
  store <16 x float> %v147, ptr %v173, align 64
  %v174 = getelementptr float, ptr %v156, i64 %v172
  store <16 x float> %v148, ptr %v174, align 64
  %v175 = getelementptr float, ptr %v158, i64 %v172
  store <16 x float> %v149, ptr %v175, align 64
  %v176 = getelementptr float, ptr %v160, i64 %v172
  store <16 x float> %v150, ptr %v176, align 64
  %v177 = add nsw i64 %key_row0, 4
  %v178 = icmp slt i64 %v177, %v61
  br i1 %v178, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v184 = add nsw i64 %v63, %v1
  %v185 = icmp sgt i64 %v183, %v184
  br i1 %v185, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v268, %key_row_2_end ]
  %v186 = add nsw i64 %v7, %vector2
  %v187 = trunc i64 %v186 to i32
  %v188 = insertelement <16 x i32> poison, i32 %v187, i64 0
  %v189 = shufflevector <16 x i32> %v188, <16 x i32> poison, <16 x i32> zeroinitializer
  %v190 = add <16 x i32> %v189, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v191 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v190, <16 x i32> %v51)
  %v192 = getelementptr float, ptr %scratch, i64 %vector2
  %v193 = load <16 x float>, ptr %v192, align 64
  %v194 = getelementptr float, ptr %v54, i64 %vector2
  %v195 = load <16 x float>, ptr %v194, align 64
  ; GM[p] = max{m} S[p,m]
  br i1 %v75, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %vector_2 ], [ %v211, %key_row_1 ]
  %v196 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v210, %key_row_1 ]
  %v197 = add nsw i64 %key0, %key_row1
  %v198 = mul nsw i64 %key_row1, 64
  %v199 = add nsw i64 %v198, %vector2
  %v200 = getelementptr float, ptr %v154, i64 %v199
  %v201 = load <16 x float>, ptr %v200, align 64
  %v206 = fmul <16 x float> %v201, %v205
  %v207 = fcmp ogt <16 x float> %v206, %v196
  %v208 = select <16 x i1> %v207, <16 x float> %v206, <16 x float> %v196
  %v209 = fcmp uno <16 x float> %v206, %v206
  %v210 = select <16 x i1> %v209, <16 x float> %v206, <16 x float> %v208
  store <16 x float> %v206, ptr %v200, align 64
  %v211 = add nsw i64 %key_row1, 1
  %v212 = icmp slt i64 %v211, %v61
  br i1 %v212, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v213 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v210, %key_row_1 ]
  %v214 = fcmp ogt <16 x float> %v213, %v193
  %v215 = select <16 x i1> %v214, <16 x float> %v213, <16 x float> %v193
  %v216 = fcmp uno <16 x float> %v213, %v213
  %v217 = select <16 x i1> %v216, <16 x float> %v213, <16 x float> %v215
  %v218 = fcmp oeq <16 x float> %v217, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v219 = select <16 x i1> %v218, <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <16 x float> %v217
  %v220 = fsub <16 x float> %v193, %v219
  %v221 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v220
  %v222 = select <16 x i1> %v221, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v220
  %v223 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v222, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v224 = fsub <16 x float> %v223, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v225 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v224, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v222)
  %v226 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v224, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v225)
  %v227 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v226, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v228 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v227, <16 x float> %v226, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v229 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v228, <16 x float> %v226, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v230 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v229, <16 x float> %v226, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v231 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v230, <16 x float> %v226, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v232 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v231, <16 x float> %v226, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v233 = bitcast <16 x float> %v223 to <16 x i32>
  %v234 = shl <16 x i32> %v233, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v235 = bitcast <16 x i32> %v234 to <16 x float>
  %v236 = fmul <16 x float> %v232, %v235
  %v238 = getelementptr float, ptr %v237, i64 %vector2
  store <16 x float> %v236, ptr %v238, align 64
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v75, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %key_row_1_end ], [ %v263, %key_row_2 ]
  %v239 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v262, %key_row_2 ]
  %v240 = add nsw i64 %key0, %key_row2
  %v241 = mul nsw i64 %key_row2, 64
  %v242 = add nsw i64 %v241, %vector2
  %v243 = getelementptr float, ptr %v154, i64 %v242
  %v244 = load <16 x float>, ptr %v243, align 64
  %v245 = fsub <16 x float> %v244, %v219
  %v246 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v245
  %v247 = select <16 x i1> %v246, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v245
  %v248 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v247, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v249 = fsub <16 x float> %v248, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v250 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v249, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v247)
  %v251 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v249, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v250)
  %v252 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v251, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v253 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v252, <16 x float> %v251, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v254 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v253, <16 x float> %v251, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v255 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v254, <16 x float> %v251, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v256 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v255, <16 x float> %v251, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v257 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v256, <16 x float> %v251, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v258 = bitcast <16 x float> %v248 to <16 x i32>
  %v259 = shl <16 x i32> %v258, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v260 = bitcast <16 x i32> %v259 to <16 x float>
  %v261 = fmul <16 x float> %v257, %v260
  %v262 = fadd <16 x float> %v239, %v261
  store <16 x float> %v261, ptr %v243, align 64
  %v263 = add nsw i64 %key_row2, 1
  %v264 = icmp slt i64 %v263, %v61
  br i1 %v264, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v265 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v262, %key_row_2 ]
  %v266 = fmul <16 x float> %v195, %v236
  %v267 = fadd <16 x float> %v266, %v265
  store <16 x float> %v217, ptr %v192, align 64
  store <16 x float> %v267, ptr %v194, align 64
  %v268 = add nsw i64 %vector2, 16
  %v269 = icmp slt i64 %v268, 64
  br i1 %v269, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
else_0:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %else_0 ], [ %v360, %key_row_4_end ]
  %v270 = add nsw i64 %v7, %vector3
  %v271 = trunc i64 %v270 to i32
  %v272 = insertelement <16 x i32> poison, i32 %v271, i64 0
  %v273 = shufflevector <16 x i32> %v272, <16 x i32> poison, <16 x i32> zeroinitializer
  %v274 = add <16 x i32> %v273, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v275 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v274, <16 x i32> %v51)
  %v276 = getelementptr float, ptr %scratch, i64 %vector3
  %v277 = load <16 x float>, ptr %v276, align 64
  %v278 = getelementptr float, ptr %v54, i64 %vector3
  %v279 = load <16 x float>, ptr %v278, align 64
  ; GM[p] = max{m} S[p,m]
  %v287 = add <16 x i32> %v275, %v286
  %v291 = sub <16 x i32> %v287, %v290
  br i1 %v75, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %vector_3 ], [ %v304, %key_row_3 ]
  %v280 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v303, %key_row_3 ]
  %v281 = add nsw i64 %key0, %key_row3
  %v282 = mul nsw i64 %key_row3, 64
  %v283 = add nsw i64 %v282, %vector3
  %v292 = trunc i64 %v281 to i32
  %v293 = insertelement <16 x i32> poison, i32 %v292, i64 0
  %v294 = shufflevector <16 x i32> %v293, <16 x i32> poison, <16 x i32> zeroinitializer
  %v295 = icmp sle <16 x i32> %v294, %v291
  %v296 = getelementptr float, ptr %v154, i64 %v283
  %v297 = load <16 x float>, ptr %v296, align 64
  %v298 = fmul <16 x float> %v297, %v205
  %v299 = select <16 x i1> %v295, <16 x float> %v298, <16 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v300 = fcmp ogt <16 x float> %v299, %v280
  %v301 = select <16 x i1> %v300, <16 x float> %v299, <16 x float> %v280
  %v302 = fcmp uno <16 x float> %v299, %v299
  %v303 = select <16 x i1> %v302, <16 x float> %v299, <16 x float> %v301
  store <16 x float> %v299, ptr %v296, align 64
  %v304 = add nsw i64 %key_row3, 1
  %v305 = icmp slt i64 %v304, %v61
  br i1 %v305, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v306 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v303, %key_row_3 ]
  %v307 = fcmp ogt <16 x float> %v306, %v277
  %v308 = select <16 x i1> %v307, <16 x float> %v306, <16 x float> %v277
  %v309 = fcmp uno <16 x float> %v306, %v306
  %v310 = select <16 x i1> %v309, <16 x float> %v306, <16 x float> %v308
  %v311 = fcmp oeq <16 x float> %v310, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v312 = select <16 x i1> %v311, <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <16 x float> %v310
  %v313 = fsub <16 x float> %v277, %v312
  %v314 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v313
  %v315 = select <16 x i1> %v314, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v313
  %v316 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v315, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v317 = fsub <16 x float> %v316, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v318 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v317, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v315)
  %v319 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v317, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v318)
  %v320 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v319, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v321 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v320, <16 x float> %v319, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v322 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v321, <16 x float> %v319, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v323 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v322, <16 x float> %v319, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v324 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v323, <16 x float> %v319, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v325 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v324, <16 x float> %v319, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v326 = bitcast <16 x float> %v316 to <16 x i32>
  %v327 = shl <16 x i32> %v326, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v328 = bitcast <16 x i32> %v327 to <16 x float>
  %v329 = fmul <16 x float> %v325, %v328
  %v330 = getelementptr float, ptr %v237, i64 %vector3
  store <16 x float> %v329, ptr %v330, align 64
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v75, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %key_row_3_end ], [ %v355, %key_row_4 ]
  %v331 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v354, %key_row_4 ]
  %v332 = add nsw i64 %key0, %key_row4
  %v333 = mul nsw i64 %key_row4, 64
  %v334 = add nsw i64 %v333, %vector3
  %v335 = getelementptr float, ptr %v154, i64 %v334
  %v336 = load <16 x float>, ptr %v335, align 64
  %v337 = fsub <16 x float> %v336, %v312
  %v338 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v337
  %v339 = select <16 x i1> %v338, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v337
  %v340 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v339, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v341 = fsub <16 x float> %v340, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v342 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v341, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v339)
  %v343 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v341, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v342)
  %v344 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v343, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v345 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v344, <16 x float> %v343, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v346 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v345, <16 x float> %v343, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v347 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v346, <16 x float> %v343, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v348 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v347, <16 x float> %v343, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v349 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v348, <16 x float> %v343, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v350 = bitcast <16 x float> %v340 to <16 x i32>
  %v351 = shl <16 x i32> %v350, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v352 = bitcast <16 x i32> %v351 to <16 x float>
  %v353 = fmul <16 x float> %v349, %v352
  %v354 = fadd <16 x float> %v331, %v353
  store <16 x float> %v353, ptr %v335, align 64
  %v355 = add nsw i64 %key_row4, 1
  %v356 = icmp slt i64 %v355, %v61
  br i1 %v356, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v357 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v354, %key_row_4 ]
  %v358 = fmul <16 x float> %v279, %v329
  %v359 = fadd <16 x float> %v358, %v357
  store <16 x float> %v310, ptr %v276, align 64
  store <16 x float> %v359, ptr %v278, align 64
  %v360 = add nsw i64 %vector3, 16
  %v361 = icmp slt i64 %v360, 64
  br i1 %v361, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  %v367 = mul nsw i64 %key0, %v366
  %v368 = add nsw i64 %v364, %v367
  %v371 = getelementptr float, ptr %v370, i64 %v368
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v372 = load <16 x float>, ptr %v237, align 64
  %v374 = load <16 x float>, ptr %v373, align 64
  %v376 = load <16 x float>, ptr %v375, align 64
  %v378 = load <16 x float>, ptr %v377, align 64
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %join_0 ], [ %v514, %key_row_5_end ]
  %v379 = getelementptr float, ptr %v371, i64 %f0
  br i1 %v75, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %f_0 ], [ %v438, %key_row_5 ]
  %v380 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v410, %key_row_5 ]
  %v381 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v411, %key_row_5 ]
  %v382 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v412, %key_row_5 ]
  %v383 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v413, %key_row_5 ]
  %v384 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v418, %key_row_5 ]
  %v385 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v419, %key_row_5 ]
  %v386 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v420, %key_row_5 ]
  %v387 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v421, %key_row_5 ]
  %v388 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v426, %key_row_5 ]
  %v389 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v427, %key_row_5 ]
  %v390 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v428, %key_row_5 ]
  %v391 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v429, %key_row_5 ]
  %v392 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v434, %key_row_5 ]
  %v393 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v435, %key_row_5 ]
  %v394 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v436, %key_row_5 ]
  %v395 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v437, %key_row_5 ]
  %v396 = mul nsw i64 %key_row5, 64
  %v397 = getelementptr float, ptr %v154, i64 %v396
  %v398 = load <16 x float>, ptr %v397, align 64
  %v399 = getelementptr float, ptr %v156, i64 %v396
  %v400 = load <16 x float>, ptr %v399, align 64
  %v401 = getelementptr float, ptr %v158, i64 %v396
  %v402 = load <16 x float>, ptr %v401, align 64
  %v403 = getelementptr float, ptr %v160, i64 %v396
  %v404 = load <16 x float>, ptr %v403, align 64
  %v405 = mul nsw i64 %key_row5, %v366
  %v406 = getelementptr float, ptr %v379, i64 %v405
  %v407 = load float, ptr %v406, align 4
  %v408 = insertelement <16 x float> poison, float %v407, i64 0
  %v409 = shufflevector <16 x float> %v408, <16 x float> poison, <16 x i32> zeroinitializer
  %v410 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v409, <16 x float> %v398, <16 x float> %v380)
  %v411 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v409, <16 x float> %v400, <16 x float> %v381)
  %v412 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v409, <16 x float> %v402, <16 x float> %v382)
  %v413 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v409, <16 x float> %v404, <16 x float> %v383)
  %v414 = getelementptr float, ptr %v406, i64 1
  %v415 = load float, ptr %v414, align 4
  %v416 = insertelement <16 x float> poison, float %v415, i64 0
  %v417 = shufflevector <16 x float> %v416, <16 x float> poison, <16 x i32> zeroinitializer
  %v418 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v417, <16 x float> %v398, <16 x float> %v384)
  %v419 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v417, <16 x float> %v400, <16 x float> %v385)
  %v420 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v417, <16 x float> %v402, <16 x float> %v386)
  %v421 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v417, <16 x float> %v404, <16 x float> %v387)
  %v422 = getelementptr float, ptr %v406, i64 2
  %v423 = load float, ptr %v422, align 4
  %v424 = insertelement <16 x float> poison, float %v423, i64 0
  %v425 = shufflevector <16 x float> %v424, <16 x float> poison, <16 x i32> zeroinitializer
  %v426 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v425, <16 x float> %v398, <16 x float> %v388)
  %v427 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v425, <16 x float> %v400, <16 x float> %v389)
  %v428 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v425, <16 x float> %v402, <16 x float> %v390)
  %v429 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v425, <16 x float> %v404, <16 x float> %v391)
  %v430 = getelementptr float, ptr %v406, i64 3
  %v431 = load float, ptr %v430, align 4
  %v432 = insertelement <16 x float> poison, float %v431, i64 0
  %v433 = shufflevector <16 x float> %v432, <16 x float> poison, <16 x i32> zeroinitializer
  %v434 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v433, <16 x float> %v398, <16 x float> %v392)
  %v435 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v433, <16 x float> %v400, <16 x float> %v393)
  %v436 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v433, <16 x float> %v402, <16 x float> %v394)
  %v437 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v433, <16 x float> %v404, <16 x float> %v395)
  %v438 = add nsw i64 %key_row5, 1
  %v439 = icmp slt i64 %v438, %v61
  br i1 %v439, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v440 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v410, %key_row_5 ]
  %v441 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v411, %key_row_5 ]
  %v442 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v412, %key_row_5 ]
  %v443 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v413, %key_row_5 ]
  %v444 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v418, %key_row_5 ]
  %v445 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v419, %key_row_5 ]
  %v446 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v420, %key_row_5 ]
  %v447 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v421, %key_row_5 ]
  %v448 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v426, %key_row_5 ]
  %v449 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v427, %key_row_5 ]
  %v450 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v428, %key_row_5 ]
  %v451 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v429, %key_row_5 ]
  %v452 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v434, %key_row_5 ]
  %v453 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v435, %key_row_5 ]
  %v454 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v436, %key_row_5 ]
  %v455 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v437, %key_row_5 ]
  %v456 = mul nsw i64 %f0, 64
  %v457 = getelementptr float, ptr %v58, i64 %v456
  %v458 = load <16 x float>, ptr %v457, align 64
  %v459 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v458, <16 x float> %v372, <16 x float> %v440)
  store <16 x float> %v459, ptr %v457, align 64
  %v461 = getelementptr float, ptr %v460, i64 %v456
  %v462 = load <16 x float>, ptr %v461, align 64
  %v463 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v462, <16 x float> %v374, <16 x float> %v441)
  store <16 x float> %v463, ptr %v461, align 64
  %v465 = getelementptr float, ptr %v464, i64 %v456
  %v466 = load <16 x float>, ptr %v465, align 64
  %v467 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v466, <16 x float> %v376, <16 x float> %v442)
  store <16 x float> %v467, ptr %v465, align 64
  %v469 = getelementptr float, ptr %v468, i64 %v456
  %v470 = load <16 x float>, ptr %v469, align 64
  %v471 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v470, <16 x float> %v378, <16 x float> %v443)
  store <16 x float> %v471, ptr %v469, align 64
  %v472 = add nsw i64 %f0, 1
  %v473 = mul nsw i64 %v472, 64
  %v474 = getelementptr float, ptr %v58, i64 %v473
  %v475 = load <16 x float>, ptr %v474, align 64
  %v476 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v475, <16 x float> %v372, <16 x float> %v444)
  store <16 x float> %v476, ptr %v474, align 64
  %v477 = getelementptr float, ptr %v460, i64 %v473
  %v478 = load <16 x float>, ptr %v477, align 64
  %v479 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v478, <16 x float> %v374, <16 x float> %v445)
  store <16 x float> %v479, ptr %v477, align 64
  %v480 = getelementptr float, ptr %v464, i64 %v473
  %v481 = load <16 x float>, ptr %v480, align 64
  %v482 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v481, <16 x float> %v376, <16 x float> %v446)
  store <16 x float> %v482, ptr %v480, align 64
  %v483 = getelementptr float, ptr %v468, i64 %v473
  %v484 = load <16 x float>, ptr %v483, align 64
  %v485 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v484, <16 x float> %v378, <16 x float> %v447)
  store <16 x float> %v485, ptr %v483, align 64
  %v486 = add nsw i64 %f0, 2
  %v487 = mul nsw i64 %v486, 64
  %v488 = getelementptr float, ptr %v58, i64 %v487
  %v489 = load <16 x float>, ptr %v488, align 64
  %v490 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v489, <16 x float> %v372, <16 x float> %v448)
  store <16 x float> %v490, ptr %v488, align 64
  %v491 = getelementptr float, ptr %v460, i64 %v487
  %v492 = load <16 x float>, ptr %v491, align 64
  %v493 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v492, <16 x float> %v374, <16 x float> %v449)
  store <16 x float> %v493, ptr %v491, align 64
  %v494 = getelementptr float, ptr %v464, i64 %v487
  %v495 = load <16 x float>, ptr %v494, align 64
  %v496 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v495, <16 x float> %v376, <16 x float> %v450)
  store <16 x float> %v496, ptr %v494, align 64
  %v497 = getelementptr float, ptr %v468, i64 %v487
  %v498 = load <16 x float>, ptr %v497, align 64
  %v499 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v498, <16 x float> %v378, <16 x float> %v451)
  store <16 x float> %v499, ptr %v497, align 64
  %v500 = add nsw i64 %f0, 3
  %v501 = mul nsw i64 %v500, 64
  %v502 = getelementptr float, ptr %v58, i64 %v501
  %v503 = load <16 x float>, ptr %v502, align 64
  %v504 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v503, <16 x float> %v372, <16 x float> %v452)
  store <16 x float> %v504, ptr %v502, align 64
  %v505 = getelementptr float, ptr %v460, i64 %v501
  %v506 = load <16 x float>, ptr %v505, align 64
  %v507 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v506, <16 x float> %v374, <16 x float> %v453)
  store <16 x float> %v507, ptr %v505, align 64
  %v508 = getelementptr float, ptr %v464, i64 %v501
  %v509 = load <16 x float>, ptr %v508, align 64
  %v510 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v509, <16 x float> %v376, <16 x float> %v454)
  store <16 x float> %v510, ptr %v508, align 64
  %v511 = getelementptr float, ptr %v468, i64 %v501
  %v512 = load <16 x float>, ptr %v511, align 64
  %v513 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v512, <16 x float> %v378, <16 x float> %v455)
  store <16 x float> %v513, ptr %v511, align 64
  %v514 = add nsw i64 %f0, 4
  %v515 = icmp slt i64 %v514, 64
  br i1 %v515, label %f_0, label %f_0_end
f_0_end:
  %v516 = add nsw i64 %key0, 32
  %v517 = icmp slt i64 %v516, %end
  br i1 %v517, label %key_0, label %key_0_end
key_0_end:
  ret void
}

define void @attngen_causal_e64_f64_f32_avx512_merge(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch, ptr noalias align 64 %later) #0 {
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
  %v23 = insertelement <16 x i32> poison, i32 %v19, i64 0
  %v24 = shufflevector <16 x i32> %v23, <16 x i32> poison, <16 x i32> zeroinitializer
  %v30 = getelementptr i8, ptr %scratch, i64 256
  %v33 = getelementptr i8, ptr %later, i64 256
  %v81 = getelementptr i8, ptr %scratch, i64 512
  %v84 = getelementptr i8, ptr %later, i64 512
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %entry ], [ %v92, %f_0_end ]
  %v16 = add nsw i64 %v7, %vector0
  %v17 = trunc i64 %v16 to i32
  %v20 = insertelement <16 x i32> poison, i32 %v17, i64 0
  %v21 = shufflevector <16 x i32> %v20, <16 x i32> poison, <16 x i32> zeroinitializer
  %v22 = add <16 x i32> %v21, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v25 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v22, <16 x i32> %v24)
  %v26 = getelementptr float, ptr %scratch, i64 %vector0
  %v27 = load <16 x float>, ptr %v26, align 64
  %v28 = getelementptr float, ptr %later, i64 %vector0
  %v29 = load <16 x float>, ptr %v28, align 64
  %v31 = getelementptr float, ptr %v30, i64 %vector0
  %v32 = load <16 x float>, ptr %v31, align 64
  %v34 = getelementptr float, ptr %v33, i64 %vector0
  %v35 = load <16 x float>, ptr %v34, align 64
  ; GM[p] = max{m} S[p,m]
  %v36 = fcmp ogt <16 x float> %v29, %v27
  %v37 = select <16 x i1> %v36, <16 x float> %v29, <16 x float> %v27
  %v38 = fcmp uno <16 x float> %v29, %v29
  %v39 = select <16 x i1> %v38, <16 x float> %v29, <16 x float> %v37
  ; D[p] = sum{m} N[p,m]
  %v40 = fcmp oeq <16 x float> %v39, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v41 = select <16 x i1> %v40, <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <16 x float> %v39
  %v42 = fsub <16 x float> %v27, %v41
  %v43 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v42
  %v44 = select <16 x i1> %v43, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v42
  %v45 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v44, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v46 = fsub <16 x float> %v45, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v47 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v46, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v44)
  %v48 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v46, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v47)
  %v49 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v48, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v50 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v49, <16 x float> %v48, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v51 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v50, <16 x float> %v48, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v52 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v51, <16 x float> %v48, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v53 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v52, <16 x float> %v48, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v54 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v53, <16 x float> %v48, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v55 = bitcast <16 x float> %v45 to <16 x i32>
  %v56 = shl <16 x i32> %v55, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v57 = bitcast <16 x i32> %v56 to <16 x float>
  %v58 = fmul <16 x float> %v54, %v57
  %v59 = fmul <16 x float> %v32, %v58
  %v60 = fsub <16 x float> %v29, %v41
  %v61 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v60
  %v62 = select <16 x i1> %v61, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v60
  %v63 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v62, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v64 = fsub <16 x float> %v63, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v65 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v64, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v62)
  %v66 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v64, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v65)
  %v67 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v66, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v68 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v67, <16 x float> %v66, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v69 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v68, <16 x float> %v66, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v70 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v69, <16 x float> %v66, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v71 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v70, <16 x float> %v66, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v72 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v71, <16 x float> %v66, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v73 = bitcast <16 x float> %v63 to <16 x i32>
  %v74 = shl <16 x i32> %v73, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v75 = bitcast <16 x i32> %v74 to <16 x float>
  %v76 = fmul <16 x float> %v72, %v75
  %v77 = fmul <16 x float> %v35, %v76
  %v78 = fadd <16 x float> %v59, %v77
  store <16 x float> %v39, ptr %v26, align 64
  store <16 x float> %v78, ptr %v31, align 64
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %vector_0 ], [ %v90, %f_0 ]
  %v79 = mul nsw i64 %f0, 64
  %v80 = add nsw i64 %v79, %vector0
  %v82 = getelementptr float, ptr %v81, i64 %v80
  %v83 = load <16 x float>, ptr %v82, align 64
  %v85 = getelementptr float, ptr %v84, i64 %v80
  %v86 = load <16 x float>, ptr %v85, align 64
  %v87 = fmul <16 x float> %v83, %v58
  %v88 = fmul <16 x float> %v86, %v76
  %v89 = fadd <16 x float> %v87, %v88
  store <16 x float> %v89, ptr %v82, align 64
  %v90 = add nsw i64 %f0, 1
  %v91 = icmp slt i64 %v90, 64
  br i1 %v91, label %f_0, label %f_0_end
f_0_end:
  %v92 = add nsw i64 %vector0, 16
  %v93 = icmp slt i64 %v92, 64
  br i1 %v93, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

define void @attngen_causal_e64_f64_f32_avx512_finish(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch) #0 {
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
  %v31 = getelementptr i8, ptr %arguments, i64 96
  %v32 = load i64, ptr %v31, align 8
  %v33 = mul nsw i64 %v6, %v32
  %v35 = getelementptr i8, ptr %arguments, i64 104
  %v36 = load ptr, ptr %v35, align 8
  %v45 = trunc i64 %v21 to i32
  %v49 = insertelement <16 x i32> poison, i32 %v45, i64 0
  %v50 = shufflevector <16 x i32> %v49, <16 x i32> poison, <16 x i32> zeroinitializer
  %v56 = getelementptr i8, ptr %scratch, i64 512
  %v58 = getelementptr i8, ptr %scratch, i64 42752
  %v71 = getelementptr i8, ptr %scratch, i64 46848
  %v75 = getelementptr i8, ptr %arguments, i64 112
  %v76 = load i64, ptr %v75, align 8
  %v77 = mul nsw i64 %v6, %v76
  %v78 = getelementptr i8, ptr %arguments, i64 120
  %v79 = load i64, ptr %v78, align 8
  %v82 = getelementptr i8, ptr %arguments, i64 128
  %v83 = load ptr, ptr %v82, align 8
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %entry ], [ %v89, %join_0 ]
  %v16 = icmp slt i64 %vector0, %v13
  %v17 = sub nsw i64 %v13, %vector0
  %v18 = call i64 @llvm.smin.i64(i64 %v17, i64 16)
  %v19 = icmp slt i64 0, %v18
  %v43 = add nsw i64 %v7, %vector0
  %v44 = trunc i64 %v43 to i32
  %v46 = insertelement <16 x i32> poison, i32 %v44, i64 0
  %v47 = shufflevector <16 x i32> %v46, <16 x i32> poison, <16 x i32> zeroinitializer
  %v48 = add <16 x i32> %v47, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v51 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v48, <16 x i32> %v50)
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
  %v53 = load <16 x float>, ptr %v52, align 64
  %v55 = load <16 x float>, ptr %v54, align 64
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v64 = fcmp oeq <16 x float> %v55, <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %row_0_end ], [ %v69, %f_0 ]
  %v59 = mul nsw i64 %f0, 64
  %v60 = getelementptr float, ptr %v57, i64 %v59
  %v61 = load <16 x float>, ptr %v60, align 64
  %v62 = mul nsw i64 %f0, 16
  %v63 = getelementptr float, ptr %v58, i64 %v62
  %v65 = fcmp oeq <16 x float> %v61, <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>
  %v66 = and <16 x i1> %v65, %v64
  %v67 = fdiv <16 x float> %v61, %v55
  %v68 = select <16 x i1> %v66, <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <16 x float> %v67
  store <16 x float> %v68, ptr %v63, align 64
  %v69 = add nsw i64 %f0, 1
  %v70 = icmp slt i64 %v69, 64
  br i1 %v70, label %f_0, label %f_0_end
f_0_end:
  call void @attngen_transpose_f32(ptr %v58, i64 16, ptr %v71, i64 64, i64 64, i64 16)
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
  %v89 = add nsw i64 %vector0, 16
  %v90 = icmp slt i64 %v89, 64
  br i1 %v90, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

declare void @attngen_transpose_f32(ptr, i64, ptr, i64, i64, i64)
declare <16 x float> @llvm.fmuladd.v16f32(<16 x float>, <16 x float>, <16 x float>)
declare double @llvm.log.f64(double)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1 immarg)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1 immarg)
declare i64 @llvm.smax.i64(i64, i64)
declare i64 @llvm.smin.i64(i64, i64)
declare <16 x i32> @llvm.smin.v16i32(<16 x i32>, <16 x i32>)

attributes #0 = { nounwind "prefer-vector-width"="512" "min-legal-vector-width"="512" }
