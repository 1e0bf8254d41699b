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
  %v35 = getelementptr i8, ptr %scratch, i64 17152
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %entry ], [ %v37, %row_0_end ]
  br label %row_0
row_0:
  %row0 = phi i64 [ 0, %vector_0 ], [ %v33, %row_0 ]
  %v16 = add nsw i64 %vector0, %row0
  %v18 = add nsw i64 %v7, %v16
  %v19 = call i64 @llvm.smin.i64(i64 %v18, i64 %v17)
  %v20 = mul nsw i64 %row0, 64
  %v22 = getelementptr float, ptr %v21, i64 %v20
  %v28 = mul nsw i64 %v19, %v27
  %v29 = add nsw i64 %v25, %v28
  %v32 = getelementptr float, ptr %v31, i64 %v29
  call void @llvm.memcpy.p0.p0.i64(ptr %v22, ptr %v32, i64 256, i1 false)
  %v33 = add nsw i64 %row0, 1
  %v34 = icmp slt i64 %v33, 16
  br i1 %v34, label %row_0, label %row_0_end
row_0_end:
  %v36 = getelementptr float, ptr %v35, i64 %vector0
  call void @attngen_transpose_f32(ptr %v21, i64 64, ptr %v36, i64 64, i64 16, i64 64)
  %v37 = add nsw i64 %vector0, 16
  %v38 = icmp slt i64 %v37, 64
  br i1 %v38, label %vector_0, label %vector_0_end
vector_0_end:
  ; states before the first key
  %v41 = trunc i64 %v17 to i32
  %v45 = insertelement <16 x i32> poison, i32 %v41, i64 0
  %v46 = shufflevector <16 x i32> %v45, <16 x i32> poison, <16 x i32> zeroinitializer
  %v49 = getelementptr i8, ptr %scratch, i64 256
  br label %vector_1
vector_1:
  %vector1 = phi i64 [ 0, %vector_0_end ], [ %v51, %vector_1 ]
  %v39 = add nsw i64 %v7, %vector1
  %v40 = trunc i64 %v39 to i32
  %v42 = insertelement <16 x i32> poison, i32 %v40, i64 0
  %v43 = shufflevector <16 x i32> %v42, <16 x i32> poison, <16 x i32> zeroinitializer
  %v44 = add <16 x i32> %v43, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v47 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v44, <16 x i32> %v46)
  %v48 = getelementptr float, ptr %scratch, i64 %vector1
  store <16 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, ptr %v48, align 64
  %v50 = getelementptr float, ptr %v49, i64 %vector1
  store <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, ptr %v50, align 64
  %v51 = add nsw i64 %vector1, 16
  %v52 = icmp slt i64 %v51, 64
  br i1 %v52, label %vector_1, label %vector_1_end
vector_1_end:
  %v53 = getelementptr i8, ptr %scratch, i64 512
  call void @llvm.memset.p0.i64(ptr %v53, i8 0, i64 16384, i1 false)
  %v54 = icmp slt i64 %begin, %end
  %v59 = getelementptr i8, ptr %arguments, i64 40
  %v60 = load i64, ptr %v59, align 8
  %v61 = mul nsw i64 %v6, %v60
  %v62 = getelementptr i8, ptr %arguments, i64 48
  %v63 = load i64, ptr %v62, align 8
  %v66 = getelementptr i8, ptr %arguments, i64 56
  %v67 = load ptr, ptr %v66, align 8
  %v104 = getelementptr float, ptr %v35, i64 16
  %v107 = getelementptr float, ptr %v35, i64 32
  %v110 = getelementptr float, ptr %v35, i64 48
  %v148 = getelementptr i8, ptr %scratch, i64 33536
  %v150 = getelementptr float, ptr %v148, i64 16
  %v152 = getelementptr float, ptr %v148, i64 32
  %v154 = getelementptr float, ptr %v148, i64 48
  %v173 = getelementptr i8, ptr %arguments, i64 8
  %v174 = load i32, ptr %v173, align 4
  %v175 = sext i32 %v174 to i64
  %v176 = add nsw i64 %v175, %v7
  %v177 = add nsw i64 %v176, 1
  %v196 = getelementptr i8, ptr %arguments, i64 64
  %v197 = load float, ptr %v196, align 4
  %v198 = insertelement <16 x float> poison, float %v197, i64 0
  %v199 = shufflevector <16 x float> %v198, <16 x float> poison, <16 x i32> zeroinitializer
  %v231 = getelementptr i8, ptr %scratch, i64 42496
  %v278 = trunc i64 %v175 to i32
  %v279 = insertelement <16 x i32> poison, i32 %v278, i64 0
  %v280 = shufflevector <16 x i32> %v279, <16 x i32> poison, <16 x i32> zeroinitializer
  %v282 = trunc i64 %v1 to i32
  %v283 = insertelement <16 x i32> poison, i32 %v282, i64 0
  %v284 = shufflevector <16 x i32> %v283, <16 x i32> poison, <16 x i32> zeroinitializer
  %v356 = getelementptr i8, ptr %arguments, i64 72
  %v357 = load i64, ptr %v356, align 8
  %v358 = mul nsw i64 %v6, %v357
  %v359 = getelementptr i8, ptr %arguments, i64 80
  %v360 = load i64, ptr %v359, align 8
  %v363 = getelementptr i8, ptr %arguments, i64 88
  %v364 = load ptr, ptr %v363, align 8
  %v367 = getelementptr float, ptr %v231, i64 16
  %v369 = getelementptr float, ptr %v231, i64 32
  %v371 = getelementptr float, ptr %v231, i64 48
  %v454 = getelementptr float, ptr %v53, i64 16
  %v458 = getelementptr float, ptr %v53, i64 32
  %v462 = getelementptr float, ptr %v53, i64 48
  br i1 %v54, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v510, %f_0_end ]
  %v55 = sub nsw i64 %end, %key0
  %v56 = call i64 @llvm.smin.i64(i64 %v55, i64 32)
  %v57 = sub nsw i64 %v56, 1
  %v58 = add nsw i64 %key0, %v57
  %v64 = mul nsw i64 %key0, %v63
  %v65 = add nsw i64 %v61, %v64
  %v68 = getelementptr float, ptr %v67, i64 %v65
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where m <= p + M - P
  %v69 = icmp slt i64 0, %v56
  br i1 %v69, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v171, %e_0_end ]
  %v70 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v57)
  %v71 = mul nsw i64 %v70, %v63
  %v72 = getelementptr float, ptr %v68, i64 %v71
  %v73 = add nsw i64 %key_row0, 1
  %v74 = call i64 @llvm.smin.i64(i64 %v73, i64 %v57)
  %v75 = mul nsw i64 %v74, %v63
  %v76 = getelementptr float, ptr %v68, i64 %v75
  %v77 = add nsw i64 %key_row0, 2
  %v78 = call i64 @llvm.smin.i64(i64 %v77, i64 %v57)
  %v79 = mul nsw i64 %v78, %v63
  %v80 = getelementptr float, ptr %v68, i64 %v79
  %v81 = add nsw i64 %key_row0, 3
  %v82 = call i64 @llvm.smin.i64(i64 %v81, i64 %v57)
  %v83 = mul nsw i64 %v82, %v63
  %v84 = getelementptr float, ptr %v68, i64 %v83
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_0 ], [ %v145, %e_0 ]
  %v85 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v117, %e_0 ]
  %v86 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v118, %e_0 ]
  %v87 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v119, %e_0 ]
  %v88 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v120, %e_0 ]
  %v89 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v125, %e_0 ]
  %v90 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v126, %e_0 ]
  %v91 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v127, %e_0 ]
  %v92 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v128, %e_0 ]
  %v93 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v133, %e_0 ]
  %v94 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v134, %e_0 ]
  %v95 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v135, %e_0 ]
  %v96 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v136, %e_0 ]
  %v97 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v141, %e_0 ]
  %v98 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v142, %e_0 ]
  %v99 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v143, %e_0 ]
  %v100 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v144, %e_0 ]
  %v101 = mul nsw i64 %e0, 64
  %v102 = getelementptr float, ptr %v35, i64 %v101
  %v103 = load <16 x float>, ptr %v102, align 64
  %v105 = getelementptr float, ptr %v104, i64 %v101
  %v106 = load <16 x float>, ptr %v105, align 64
  %v108 = getelementptr float, ptr %v107, i64 %v101
  %v109 = load <16 x float>, ptr %v108, align 64
  %v111 = getelementptr float, ptr %v110, i64 %v101
  %v112 = load <16 x float>, ptr %v111, align 64
  %v113 = getelementptr float, ptr %v72, i64 %e0
  %v114 = load float, ptr %v113, align 4
  %v115 = insertelement <16 x float> poison, float %v114, i64 0
  %v116 = shufflevector <16 x float> %v115, <16 x float> poison, <16 x i32> zeroinitializer
  %v117 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v116, <16 x float> %v103, <16 x float> %v85)
  %v118 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v116, <16 x float> %v106, <16 x float> %v86)
  %v119 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v116, <16 x float> %v109, <16 x float> %v87)
  %v120 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v116, <16 x float> %v112, <16 x float> %v88)
  %v121 = getelementptr float, ptr %v76, i64 %e0
  %v122 = load float, ptr %v121, align 4
  %v123 = insertelement <16 x float> poison, float %v122, i64 0
  %v124 = shufflevector <16 x float> %v123, <16 x float> poison, <16 x i32> zeroinitializer
  %v125 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v124, <16 x float> %v103, <16 x float> %v89)
  %v126 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v124, <16 x float> %v106, <16 x float> %v90)
  %v127 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v124, <16 x float> %v109, <16 x float> %v91)
  %v128 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v124, <16 x float> %v112, <16 x float> %v92)
  %v129 = getelementptr float, ptr %v80, i64 %e0
  %v130 = load float, ptr %v129, align 4
  %v131 = insertelement <16 x float> poison, float %v130, i64 0
  %v132 = shufflevector <16 x float> %v131, <16 x float> poison, <16 x i32> zeroinitializer
  %v133 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v132, <16 x float> %v103, <16 x float> %v93)
  %v134 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v132, <16 x float> %v106, <16 x float> %v94)
  %v135 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v132, <16 x float> %v109, <16 x float> %v95)
  %v136 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v132, <16 x float> %v112, <16 x float> %v96)
  %v137 = getelementptr float, ptr %v84, i64 %e0
  %v138 = load float, ptr %v137, align 4
  %v139 = insertelement <16 x float> poison, float %v138, i64 0
  %v140 = shufflevector <16 x float> %v139, <16 x float> poison, <16 x i32> zeroinitializer
  %v141 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v140, <16 x float> %v103, <16 x float> %v97)
  %v142 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v140, <16 x float> %v106, <16 x float> %v98)
  %v143 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v140, <16 x float> %v109, <16 x float> %v99)
  %v144 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v140, <16 x float> %v112, <16 x float> %v100)
  %v145 = add nsw i64 %e0, 1
  %v146 = icmp slt i64 %v145, 64
  br i1 %v146, label %e_0, label %e_0_end
e_0_end:
  %v147 = mul nsw i64 %key_row0, 64
  %v149 = getelementptr float, ptr %v148, i64 %v147
  store <16 x float> %v117, ptr %v149, align 64
  %v151 = getelementptr float, ptr %v150, i64 %v147
  store <16 x float> %v118, ptr %v151, align 64
  %v153 = getelementptr float, ptr %v152, i64 %v147
  store <16 x float> %v119, ptr %v153, align 64
  %v155 = getelementptr float, ptr %v154, i64 %v147
  store <16 x float> %v120, ptr %v155, align 64
  %v156 = mul nsw i64 %v73, 64
  %v157 = getelementptr float, ptr %v148, i64 %v156
  store <16 x float> %v125, ptr %v157, align 64
  %v158 = getelementptr float, ptr %v150, i64 %v156
  store <16 x float> %v126, ptr %v158, align 64
  %v159 = getelementptr float, ptr %v152, i64 %v156
  store <16 x float> %v127, ptr %v159, align 64
  %v160 = getelementptr float, ptr %v154, i64 %v156
  store <16 x float> %v128, ptr %v160, align 64
  %v161 = mul nsw i64 %v77, 64
  %v162 = getelementptr float, ptr %v148, i64 %v161
  store <16 x float> %v133, ptr %v162, align 64
  %v163 = getelementptr float, ptr %v150, i64 %v161
  store <16 x float> %v134, ptr %v163, align 64
  %v164 = getelementptr float, ptr %v152, i64 %v161
  store <16 x float> %v135, ptr %v164, align 64
  %v165 = getelementptr float, ptr %v154, i64 %v161
  store <16 x float> %v136, ptr %v165, align 64
  %v166 = mul nsw i64 %v81, 64
  %v167 = getelementptr float, ptr %v148, i64 %v166
  store <16 x float> %v141, ptr %v167, align 64
  %v168 = getelementptr float, ptr %v150, i64 %v166
  store <16 x float> %v142, ptr %v168, align 64
  %v169 = getelementptr float, ptr %v152, i64 %v166
  store <16 x float> %v143, ptr %v169, align 64
  %v170 = getelementptr float, ptr %v154, i64 %v166
  store <16 x float> %v144, ptr %v170, align 64
  %v171 = add nsw i64 %key_row0, 4
  %v172 = icmp slt i64 %v171, %v56
  br i1 %v172, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v178 = add nsw i64 %v58, %v1
  %v179 = icmp sgt i64 %v177, %v178
  br i1 %v179, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v262, %key_row_2_end ]
  %v180 = add nsw i64 %v7, %vector2
  %v181 = trunc i64 %v180 to i32
  %v182 = insertelement <16 x i32> poison, i32 %v181, i64 0
  %v183 = shufflevector <16 x i32> %v182, <16 x i32> poison, <16 x i32> zeroinitializer
  %v184 = add <16 x i32> %v183, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v185 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v184, <16 x i32> %v46)
  %v186 = getelementptr float, ptr %scratch, i64 %vector2
  %v187 = load <16 x float>, ptr %v186, align 64
  %v188 = getelementptr float, ptr %v49, i64 %vector2
  %v189 = load <16 x float>, ptr %v188, align 64
  ; GM[p] = max{m} S[p,m]
  br i1 %v69, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %vector_2 ], [ %v205, %key_row_1 ]
  %v190 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v204, %key_row_1 ]
  %v191 = add nsw i64 %key0, %key_row1
  %v192 = mul nsw i64 %key_row1, 64
  %v193 = add nsw i64 %v192, %vector2
  %v194 = getelementptr float, ptr %v148, i64 %v193
  %v195 = load <16 x float>, ptr %v194, align 64
  %v200 = fmul <16 x float> %v195, %v199
  %v201 = fcmp ogt <16 x float> %v200, %v190
  %v202 = select <16 x i1> %v201, <16 x float> %v200, <16 x float> %v190
  %v203 = fcmp uno <16 x float> %v200, %v200
  %v204 = select <16 x i1> %v203, <16 x float> %v200, <16 x float> %v202
  store <16 x float> %v200, ptr %v194, align 64
  %v205 = add nsw i64 %key_row1, 1
  %v206 = icmp slt i64 %v205, %v56
  br i1 %v206, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v207 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v204, %key_row_1 ]
  %v208 = fcmp ogt <16 x float> %v207, %v187
  %v209 = select <16 x i1> %v208, <16 x float> %v207, <16 x float> %v187
  %v210 = fcmp uno <16 x float> %v207, %v207
  %v211 = select <16 x i1> %v210, <16 x float> %v207, <16 x float> %v209
  %v212 = fcmp oeq <16 x float> %v211, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v213 = select <16 x i1> %v212, <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <16 x float> %v211
  %v214 = fsub <16 x float> %v187, %v213
  %v215 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v214
  %v216 = select <16 x i1> %v215, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v214
  %v217 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v216, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v218 = fsub <16 x float> %v217, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v219 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v218, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v216)
  %v220 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v218, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v219)
  %v221 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v220, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v222 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v221, <16 x float> %v220, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v223 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v222, <16 x float> %v220, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v224 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v223, <16 x float> %v220, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v225 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v224, <16 x float> %v220, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v226 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v225, <16 x float> %v220, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v227 = bitcast <16 x float> %v217 to <16 x i32>
  %v228 = shl <16 x i32> %v227, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v229 = bitcast <16 x i32> %v228 to <16 x float>
  %v230 = fmul <16 x float> %v226, %v229
  %v232 = getelementptr float, ptr %v231, i64 %vector2
  store <16 x float> %v230, ptr %v232, align 64
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v69, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %key_row_1_end ], [ %v257, %key_row_2 ]
  %v233 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v256, %key_row_2 ]
  %v234 = add nsw i64 %key0, %key_row2
  %v235 = mul nsw i64 %key_row2, 64
  %v236 = add nsw i64 %v235, %vector2
  %v237 = getelementptr float, ptr %v148, i64 %v236
  %v238 = load <16 x float>, ptr %v237, align 64
  %v239 = fsub <16 x float> %v238, %v213
  %v240 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v239
  %v241 = select <16 x i1> %v240, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v239
  %v242 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v241, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v243 = fsub <16 x float> %v242, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v244 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v243, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v241)
  %v245 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v243, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v244)
  %v246 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v245, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v247 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v246, <16 x float> %v245, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v248 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v247, <16 x float> %v245, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v249 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v248, <16 x float> %v245, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v250 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v249, <16 x float> %v245, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v251 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v250, <16 x float> %v245, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v252 = bitcast <16 x float> %v242 to <16 x i32>
  %v253 = shl <16 x i32> %v252, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v254 = bitcast <16 x i32> %v253 to <16 x float>
  %v255 = fmul <16 x float> %v251, %v254
  %v256 = fadd <16 x float> %v233, %v255
  store <16 x float> %v255, ptr %v237, align 64
  %v257 = add nsw i64 %key_row2, 1
  %v258 = icmp slt i64 %v257, %v56
  br i1 %v258, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v259 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v256, %key_row_2 ]
  %v260 = fmul <16 x float> %v189, %v230
  %v261 = fadd <16 x float> %v260, %v259
  store <16 x float> %v211, ptr %v186, align 64
  store <16 x float> %v261, ptr %v188, align 64
  %v262 = add nsw i64 %vector2, 16
  %v263 = icmp slt i64 %v262, 64
  br i1 %v263, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
else_0:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %else_0 ], [ %v354, %key_row_4_end ]
  %v264 = add nsw i64 %v7, %vector3
  %v265 = trunc i64 %v264 to i32
  %v266 = insertelement <16 x i32> poison, i32 %v265, i64 0
  %v267 = shufflevector <16 x i32> %v266, <16 x i32> poison, <16 x i32> zeroinitializer
  %v268 = add <16 x i32> %v267, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v269 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v268, <16 x i32> %v46)
  %v270 = getelementptr float, ptr %scratch, i64 %vector3
  %v271 = load <16 x float>, ptr %v270, align 64
  %v272 = getelementptr float, ptr %v49, i64 %vector3
  %v273 = load <16 x float>, ptr %v272, align 64
  ; GM[p] = max{m} S[p,m]
  %v281 = add <16 x i32> %v269, %v280
  %v285 = sub <16 x i32> %v281, %v284
  br i1 %v69, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %vector_3 ], [ %v298, %key_row_3 ]
  %v274 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v297, %key_row_3 ]
  %v275 = add nsw i64 %key0, %key_row3
  %v276 = mul nsw i64 %key_row3, 64
  %v277 = add nsw i64 %v276, %vector3
  %v286 = trunc i64 %v275 to i32
  %v287 = insertelement <16 x i32> poison, i32 %v286, i64 0
  %v288 = shufflevector <16 x i32> %v287, <16 x i32> poison, <16 x i32> zeroinitializer
  %v289 = icmp sle <16 x i32> %v288, %v285
  %v290 = getelementptr float, ptr %v148, i64 %v277
  %v291 = load <16 x float>, ptr %v290, align 64
  %v292 = fmul <16 x float> %v291, %v199
  %v293 = select <16 x i1> %v289, <16 x float> %v292, <16 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v294 = fcmp ogt <16 x float> %v293, %v274
  %v295 = select <16 x i1> %v294, <16 x float> %v293, <16 x float> %v274
  %v296 = fcmp uno <16 x float> %v293, %v293
  %v297 = select <16 x i1> %v296, <16 x float> %v293, <16 x float> %v295
  store <16 x float> %v293, ptr %v290, align 64
  %v298 = add nsw i64 %key_row3, 1
  %v299 = icmp slt i64 %v298, %v56
  br i1 %v299, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v300 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v297, %key_row_3 ]
  %v301 = fcmp ogt <16 x float> %v300, %v271
  %v302 = select <16 x i1> %v301, <16 x float> %v300, <16 x float> %v271
  %v303 = fcmp uno <16 x float> %v300, %v300
  %v304 = select <16 x i1> %v303, <16 x float> %v300, <16 x float> %v302
  %v305 = fcmp oeq <16 x float> %v304, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v306 = select <16 x i1> %v305, <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <16 x float> %v304
  %v307 = fsub <16 x float> %v271, %v306
  %v308 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v307
  %v309 = select <16 x i1> %v308, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v307
  %v310 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v309, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v311 = fsub <16 x float> %v310, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v312 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v311, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v309)
  %v313 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v311, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v312)
  %v314 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v313, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v315 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v314, <16 x float> %v313, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v316 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v315, <16 x float> %v313, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v317 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v316, <16 x float> %v313, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v318 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v317, <16 x float> %v313, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v319 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v318, <16 x float> %v313, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v320 = bitcast <16 x float> %v310 to <16 x i32>
  %v321 = shl <16 x i32> %v320, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v322 = bitcast <16 x i32> %v321 to <16 x float>
  %v323 = fmul <16 x float> %v319, %v322
  %v324 = getelementptr float, ptr %v231, i64 %vector3
  store <16 x float> %v323, ptr %v324, align 64
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v69, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %key_row_3_end ], [ %v349, %key_row_4 ]
  %v325 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v348, %key_row_4 ]
  %v326 = add nsw i64 %key0, %key_row4
  %v327 = mul nsw i64 %key_row4, 64
  %v328 = add nsw i64 %v327, %vector3
  %v329 = getelementptr float, ptr %v148, i64 %v328
  %v330 = load <16 x float>, ptr %v329, align 64
  %v331 = fsub <16 x float> %v330, %v306
  %v332 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v331
  %v333 = select <16 x i1> %v332, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v331
  %v334 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v333, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v335 = fsub <16 x float> %v334, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v336 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v335, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v333)
  %v337 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v335, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v336)
  %v338 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v337, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v339 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v338, <16 x float> %v337, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v340 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v339, <16 x float> %v337, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v341 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v340, <16 x float> %v337, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v342 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v341, <16 x float> %v337, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v343 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v342, <16 x float> %v337, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v344 = bitcast <16 x float> %v334 to <16 x i32>
  %v345 = shl <16 x i32> %v344, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v346 = bitcast <16 x i32> %v345 to <16 x float>
  %v347 = fmul <16 x float> %v343, %v346
  %v348 = fadd <16 x float> %v325, %v347
  store <16 x float> %v347, ptr %v329, align 64
  %v349 = add nsw i64 %key_row4, 1
  %v350 = icmp slt i64 %v349, %v56
  br i1 %v350, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v351 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v348, %key_row_4 ]
  %v352 = fmul <16 x float> %v273, %v323
  %v353 = fadd <16 x float> %v352, %v351
  store <16 x float> %v304, ptr %v270, align 64
  store <16 x float> %v353, ptr %v272, align 64
  %v354 = add nsw i64 %vector3, 16
  %v355 = icmp slt i64 %v354, 64
  br i1 %v355, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  %v361 = mul nsw i64 %key0, %v360
  %v362 = add nsw i64 %v358, %v361
  %v365 = getelementptr float, ptr %v364, i64 %v362
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v366 = load <16 x float>, ptr %v231, align 64
  %v368 = load <16 x float>, ptr %v367, align 64
  %v370 = load <16 x float>, ptr %v369, align 64
  %v372 = load <16 x float>, ptr %v371, align 64
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %join_0 ], [ %v508, %key_row_5_end ]
  %v373 = getelementptr float, ptr %v365, i64 %f0
  br i1 %v69, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %f_0 ], [ %v432, %key_row_5 ]
  %v374 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v404, %key_row_5 ]
  %v375 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v405, %key_row_5 ]
  %v376 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v406, %key_row_5 ]
  %v377 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v407, %key_row_5 ]
  %v378 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v412, %key_row_5 ]
  %v379 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v413, %key_row_5 ]
  %v380 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v414, %key_row_5 ]
  %v381 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v415, %key_row_5 ]
  %v382 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v420, %key_row_5 ]
  %v383 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v421, %key_row_5 ]
  %v384 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v422, %key_row_5 ]
  %v385 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v423, %key_row_5 ]
  %v386 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v428, %key_row_5 ]
  %v387 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v429, %key_row_5 ]
  %v388 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v430, %key_row_5 ]
  %v389 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v431, %key_row_5 ]
  %v390 = mul nsw i64 %key_row5, 64
  %v391 = getelementptr float, ptr %v148, i64 %v390
  %v392 = load <16 x float>, ptr %v391, align 64
  %v393 = getelementptr float, ptr %v150, i64 %v390
  %v394 = load <16 x float>, ptr %v393, align 64
  %v395 = getelementptr float, ptr %v152, i64 %v390
  %v396 = load <16 x float>, ptr %v395, align 64
  %v397 = getelementptr float, ptr %v154, i64 %v390
  %v398 = load <16 x float>, ptr %v397, align 64
  %v399 = mul nsw i64 %key_row5, %v360
  %v400 = getelementptr float, ptr %v373, i64 %v399
  %v401 = load float, ptr %v400, align 4
  %v402 = insertelement <16 x float> poison, float %v401, i64 0
  %v403 = shufflevector <16 x float> %v402, <16 x float> poison, <16 x i32> zeroinitializer
  %v404 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v403, <16 x float> %v392, <16 x float> %v374)
  %v405 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v403, <16 x float> %v394, <16 x float> %v375)
  %v406 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v403, <16 x float> %v396, <16 x float> %v376)
  %v407 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v403, <16 x float> %v398, <16 x float> %v377)
  %v408 = getelementptr float, ptr %v400, i64 1
  %v409 = load float, ptr %v408, align 4
  %v410 = insertelement <16 x float> poison, float %v409, i64 0
  %v411 = shufflevector <16 x float> %v410, <16 x float> poison, <16 x i32> zeroinitializer
  %v412 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v411, <16 x float> %v392, <16 x float> %v378)
  %v413 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v411, <16 x float> %v394, <16 x float> %v379)
  %v414 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v411, <16 x float> %v396, <16 x float> %v380)
  %v415 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v411, <16 x float> %v398, <16 x float> %v381)
  %v416 = getelementptr float, ptr %v400, i64 2
  %v417 = load float, ptr %v416, align 4
  %v418 = insertelement <16 x float> poison, float %v417, i64 0
  %v419 = shufflevector <16 x float> %v418, <16 x float> poison, <16 x i32> zeroinitializer
  %v420 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v419, <16 x float> %v392, <16 x float> %v382)
  %v421 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v419, <16 x float> %v394, <16 x float> %v383)
  %v422 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v419, <16 x float> %v396, <16 x float> %v384)
  %v423 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v419, <16 x float> %v398, <16 x float> %v385)
  %v424 = getelementptr float, ptr %v400, i64 3
  %v425 = load float, ptr %v424, align 4
  %v426 = insertelement <16 x float> poison, float %v425, i64 0
  %v427 = shufflevector <16 x float> %v426, <16 x float> poison, <16 x i32> zeroinitializer
  %v428 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v427, <16 x float> %v392, <16 x float> %v386)
  %v429 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v427, <16 x float> %v394, <16 x float> %v387)
  %v430 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v427, <16 x float> %v396, <16 x float> %v388)
  %v431 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v427, <16 x float> %v398, <16 x float> %v389)
  %v432 = add nsw i64 %key_row5, 1
  %v433 = icmp slt i64 %v432, %v56
  br i1 %v433, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v434 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v404, %key_row_5 ]
  %v435 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v405, %key_row_5 ]
  %v436 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v406, %key_row_5 ]
  %v437 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v407, %key_row_5 ]
  %v438 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v412, %key_row_5 ]
  %v439 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v413, %key_row_5 ]
  %v440 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v414, %key_row_5 ]
  %v441 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v415, %key_row_5 ]
  %v442 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v420, %key_row_5 ]
  %v443 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v421, %key_row_5 ]
  %v444 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v422, %key_row_5 ]
  %v445 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v423, %key_row_5 ]
  %v446 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v428, %key_row_5 ]
  %v447 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v429, %key_row_5 ]
  %v448 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v430, %key_row_5 ]
  %v449 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v431, %key_row_5 ]
  %v450 = mul nsw i64 %f0, 64
  %v451 = getelementptr float, ptr %v53, i64 %v450
  %v452 = load <16 x float>, ptr %v451, align 64
  %v453 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v452, <16 x float> %v366, <16 x float> %v434)
  store <16 x float> %v453, ptr %v451, align 64
  %v455 = getelementptr float, ptr %v454, i64 %v450
  %v456 = load <16 x float>, ptr %v455, align 64
  %v457 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v456, <16 x float> %v368, <16 x float> %v435)
  store <16 x float> %v457, ptr %v455, align 64
  %v459 = getelementptr float, ptr %v458, i64 %v450
  %v460 = load <16 x float>, ptr %v459, align 64
  %v461 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v460, <16 x float> %v370, <16 x float> %v436)
  store <16 x float> %v461, ptr %v459, align 64
  %v463 = getelementptr float, ptr %v462, i64 %v450
  %v464 = load <16 x float>, ptr %v463, align 64
  %v465 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v464, <16 x float> %v372, <16 x float> %v437)
  store <16 x float> %v465, ptr %v463, align 64
  %v466 = add nsw i64 %f0, 1
  %v467 = mul nsw i64 %v466, 64
  %v468 = getelementptr float, ptr %v53, i64 %v467
  %v469 = load <16 x float>, ptr %v468, align 64
  %v470 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v469, <16 x float> %v366, <16 x float> %v438)
  store <16 x float> %v470, ptr %v468, align 64
  %v471 = getelementptr float, ptr %v454, i64 %v467
  %v472 = load <16 x float>, ptr %v471, align 64
  %v473 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v472, <16 x float> %v368, <16 x float> %v439)
  store <16 x float> %v473, ptr %v471, align 64
  %v474 = getelementptr float, ptr %v458, i64 %v467
  %v475 = load <16 x float>, ptr %v474, align 64
  %v476 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v475, <16 x float> %v370, <16 x float> %v440)
  store <16 x float> %v476, ptr %v474, align 64
  %v477 = getelementptr float, ptr %v462, i64 %v467
  %v478 = load <16 x float>, ptr %v477, align 64
  %v479 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v478, <16 x float> %v372, <16 x float> %v441)
  store <16 x float> %v479, ptr %v477, align 64
  %v480 = add nsw i64 %f0, 2
  %v481 = mul nsw i64 %v480, 64
  %v482 = getelementptr float, ptr %v53, i64 %v481
  %v483 = load <16 x float>, ptr %v482, align 64
  %v484 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v483, <16 x float> %v366, <16 x float> %v442)
  store <16 x float> %v484, ptr %v482, align 64
  %v485 = getelementptr float, ptr %v454, i64 %v481
  %v486 = load <16 x float>, ptr %v485, align 64
  %v487 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v486, <16 x float> %v368, <16 x float> %v443)
  store <16 x float> %v487, ptr %v485, align 64
  %v488 = getelementptr float, ptr %v458, i64 %v481
  %v489 = load <16 x float>, ptr %v488, align 64
  %v490 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v489, <16 x float> %v370, <16 x float> %v444)
  store <16 x float> %v490, ptr %v488, align 64
  %v491 = getelementptr float, ptr %v462, i64 %v481
  %v492 = load <16 x float>, ptr %v491, align 64
  %v493 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v492, <16 x float> %v372, <16 x float> %v445)
  store <16 x float> %v493, ptr %v491, align 64
  %v494 = add nsw i64 %f0, 3
  %v495 = mul nsw i64 %v494, 64
  %v496 = getelementptr float, ptr %v53, i64 %v495
  %v497 = load <16 x float>, ptr %v496, align 64
  %v498 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v497, <16 x float> %v366, <16 x float> %v446)
  store <16 x float> %v498, ptr %v496, align 64
  %v499 = getelementptr float, ptr %v454, i64 %v495
  %v500 = load <16 x float>, ptr %v499, align 64
  %v501 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v500, <16 x float> %v368, <16 x float> %v447)
  store <16 x float> %v501, ptr %v499, align 64
  %v502 = getelementptr float, ptr %v458, i64 %v495
  %v503 = load <16 x float>, ptr %v502, align 64
  %v504 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v503, <16 x float> %v370, <16 x float> %v448)
  store <16 x float> %v504, ptr %v502, align 64
  %v505 = getelementptr float, ptr %v462, i64 %v495
  %v506 = load <16 x float>, ptr %v505, align 64
  %v507 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v506, <16 x float> %v372, <16 x float> %v449)
  store <16 x float> %v507, ptr %v505, align 64
  %v508 = add nsw i64 %f0, 4
  %v509 = icmp slt i64 %v508, 64
  br i1 %v509, label %f_0, label %f_0_end
f_0_end:
  %v510 = add nsw i64 %key0, 32
  %v511 = icmp slt i64 %v510, %end
  br i1 %v511, label %key_0, label %key_0_end
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
