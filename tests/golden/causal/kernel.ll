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
  %v60 = getelementptr i8, ptr %arguments, i64 40
  %v61 = load i64, ptr %v60, align 8
  %v62 = mul nsw i64 %v6, %v61
  %v63 = getelementptr i8, ptr %arguments, i64 48
  %v64 = load i64, ptr %v63, align 8
  %v67 = getelementptr i8, ptr %arguments, i64 56
  %v68 = load ptr, ptr %v67, align 8
  %v109 = getelementptr float, ptr %v35, i64 16
  %v112 = getelementptr float, ptr %v35, i64 32
  %v115 = getelementptr float, ptr %v35, i64 48
  %v153 = getelementptr i8, ptr %scratch, i64 33536
  %v155 = getelementptr float, ptr %v153, i64 16
  %v157 = getelementptr float, ptr %v153, i64 32
  %v159 = getelementptr float, ptr %v153, i64 48
  %v178 = getelementptr i8, ptr %arguments, i64 8
  %v179 = load i32, ptr %v178, align 4
  %v180 = sext i32 %v179 to i64
  %v181 = add nsw i64 %v180, %v7
  %v182 = add nsw i64 %v181, 1
  %v201 = getelementptr i8, ptr %arguments, i64 64
  %v202 = load float, ptr %v201, align 4
  %v203 = insertelement <16 x float> poison, float %v202, i64 0
  %v204 = shufflevector <16 x float> %v203, <16 x float> poison, <16 x i32> zeroinitializer
  %v236 = getelementptr i8, ptr %scratch, i64 42496
  %v283 = trunc i64 %v180 to i32
  %v284 = insertelement <16 x i32> poison, i32 %v283, i64 0
  %v285 = shufflevector <16 x i32> %v284, <16 x i32> poison, <16 x i32> zeroinitializer
  %v287 = trunc i64 %v1 to i32
  %v288 = insertelement <16 x i32> poison, i32 %v287, i64 0
  %v289 = shufflevector <16 x i32> %v288, <16 x i32> poison, <16 x i32> zeroinitializer
  %v361 = getelementptr i8, ptr %arguments, i64 72
  %v362 = load i64, ptr %v361, align 8
  %v363 = mul nsw i64 %v6, %v362
  %v364 = getelementptr i8, ptr %arguments, i64 80
  %v365 = load i64, ptr %v364, align 8
  %v368 = getelementptr i8, ptr %arguments, i64 88
  %v369 = load ptr, ptr %v368, align 8
  %v372 = getelementptr float, ptr %v236, i64 16
  %v374 = getelementptr float, ptr %v236, i64 32
  %v376 = getelementptr float, ptr %v236, i64 48
  %v462 = getelementptr float, ptr %v53, i64 16
  %v466 = getelementptr float, ptr %v53, i64 32
  %v470 = getelementptr float, ptr %v53, i64 48
  br i1 %v54, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v518, %f_0_end ]
  %v55 = sub nsw i64 %end, %key0
  %v56 = call i64 @llvm.smin.i64(i64 %v55, i64 32)
  %v57 = sub nsw i64 %v56, 1
  %v58 = add nsw i64 %key0, %v57
  %v59 = add nsw i64 %key0, 32
  %v65 = mul nsw i64 %key0, %v64
  %v66 = add nsw i64 %v62, %v65
  %v69 = getelementptr float, ptr %v68, i64 %v66
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where m <= p + M - P
  %v70 = icmp slt i64 0, %v56
  br i1 %v70, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v176, %e_0_end ]
  %v71 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v57)
  %v72 = mul nsw i64 %v71, %v64
  %v73 = getelementptr float, ptr %v69, i64 %v72
  %v74 = add nsw i64 %key_row0, 1
  %v75 = call i64 @llvm.smin.i64(i64 %v74, i64 %v57)
  %v76 = mul nsw i64 %v75, %v64
  %v77 = getelementptr float, ptr %v69, i64 %v76
  %v78 = add nsw i64 %key_row0, 2
  %v79 = call i64 @llvm.smin.i64(i64 %v78, i64 %v57)
  %v80 = mul nsw i64 %v79, %v64
  %v81 = getelementptr float, ptr %v69, i64 %v80
  %v82 = add nsw i64 %key_row0, 3
  %v83 = call i64 @llvm.smin.i64(i64 %v82, i64 %v57)
  %v84 = mul nsw i64 %v83, %v64
  %v85 = getelementptr float, ptr %v69, i64 %v84
  %v102 = udiv i64 %key_row0, 4
  %v103 = mul nsw i64 %v102, 64
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_0 ], [ %v150, %e_0 ]
  %v86 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v122, %e_0 ]
  %v87 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v123, %e_0 ]
  %v88 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v124, %e_0 ]
  %v89 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v125, %e_0 ]
  %v90 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v130, %e_0 ]
  %v91 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v131, %e_0 ]
  %v92 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v132, %e_0 ]
  %v93 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v133, %e_0 ]
  %v94 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v138, %e_0 ]
  %v95 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v139, %e_0 ]
  %v96 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v140, %e_0 ]
  %v97 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v141, %e_0 ]
  %v98 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v146, %e_0 ]
  %v99 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v147, %e_0 ]
  %v100 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v148, %e_0 ]
  %v101 = phi <16 x float> [ zeroinitializer, %key_row_0 ], [ %v149, %e_0 ]
  %v104 = udiv i64 %e0, 1
  %v105 = add nsw i64 %v103, %v104
  %v106 = mul nsw i64 %e0, 64
  %v107 = getelementptr float, ptr %v35, i64 %v106
  %v108 = load <16 x float>, ptr %v107, align 64
  %v110 = getelementptr float, ptr %v109, i64 %v106
  %v111 = load <16 x float>, ptr %v110, align 64
  %v113 = getelementptr float, ptr %v112, i64 %v106
  %v114 = load <16 x float>, ptr %v113, align 64
  %v116 = getelementptr float, ptr %v115, i64 %v106
  %v117 = load <16 x float>, ptr %v116, align 64
  %v118 = getelementptr float, ptr %v73, i64 %e0
  %v119 = load float, ptr %v118, align 4
  %v120 = insertelement <16 x float> poison, float %v119, i64 0
  %v121 = shufflevector <16 x float> %v120, <16 x float> poison, <16 x i32> zeroinitializer
  %v122 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v121, <16 x float> %v108, <16 x float> %v86)
  %v123 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v121, <16 x float> %v111, <16 x float> %v87)
  %v124 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v121, <16 x float> %v114, <16 x float> %v88)
  %v125 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v121, <16 x float> %v117, <16 x float> %v89)
  %v126 = getelementptr float, ptr %v77, i64 %e0
  %v127 = load float, ptr %v126, align 4
  %v128 = insertelement <16 x float> poison, float %v127, i64 0
  %v129 = shufflevector <16 x float> %v128, <16 x float> poison, <16 x i32> zeroinitializer
  %v130 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v129, <16 x float> %v108, <16 x float> %v90)
  %v131 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v129, <16 x float> %v111, <16 x float> %v91)
  %v132 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v129, <16 x float> %v114, <16 x float> %v92)
  %v133 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v129, <16 x float> %v117, <16 x float> %v93)
  %v134 = getelementptr float, ptr %v81, i64 %e0
  %v135 = load float, ptr %v134, align 4
  %v136 = insertelement <16 x float> poison, float %v135, i64 0
  %v137 = shufflevector <16 x float> %v136, <16 x float> poison, <16 x i32> zeroinitializer
  %v138 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v137, <16 x float> %v108, <16 x float> %v94)
  %v139 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v137, <16 x float> %v111, <16 x float> %v95)
  %v140 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v137, <16 x float> %v114, <16 x float> %v96)
  %v141 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v137, <16 x float> %v117, <16 x float> %v97)
  %v142 = getelementptr float, ptr %v85, i64 %e0
  %v143 = load float, ptr %v142, align 4
  %v144 = insertelement <16 x float> poison, float %v143, i64 0
  %v145 = shufflevector <16 x float> %v144, <16 x float> poison, <16 x i32> zeroinitializer
  %v146 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v145, <16 x float> %v108, <16 x float> %v98)
  %v147 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v145, <16 x float> %v111, <16 x float> %v99)
  %v148 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v145, <16 x float> %v114, <16 x float> %v100)
  %v149 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v145, <16 x float> %v117, <16 x float> %v101)
  %v150 = add nsw i64 %e0, 1
  %v151 = icmp slt i64 %v150, 64
  br i1 %v151, label %e_0, label %e_0_end
e_0_end:
  %v152 = mul nsw i64 %key_row0, 64
  %v154 = getelementptr float, ptr %v153, i64 %v152
  store <16 x float> %v122, ptr %v154, align 64
  %v156 = getelementptr float, ptr %v155, i64 %v152
  store <16 x float> %v123, ptr %v156, align 64
  %v158 = getelementptr float, ptr %v157, i64 %v152
  store <16 x float> %v124, ptr %v158, align 64
  %v160 = getelementptr float, ptr %v159, i64 %v152
  store <16 x float> %v125, ptr %v160, align 64
  %v161 = mul nsw i64 %v74, 64
  %v162 = getelementptr float, ptr %v153, i64 %v161
  store <16 x float> %v130, ptr %v162, align 64
  %v163 = getelementptr float, ptr %v155, i64 %v161
  store <16 x float> %v131, ptr %v163, align 64
  %v164 = getelementptr float, ptr %v157, i64 %v161
  store <16 x float> %v132, ptr %v164, align 64
  %v165 = getelementptr float, ptr %v159, i64 %v161
  store <16 x float> %v133, ptr %v165, align 64
  %v166 = mul nsw i64 %v78, 64
  %v167 = getelementptr float, ptr %v153, i64 %v166
  store <16 x float> %v138, ptr %v167, align 64
  %v168 = getelementptr float, ptr %v155, i64 %v166
  store <16 x float> %v139, ptr %v168, align 64
  %v169 = getelementptr float, ptr %v157, i64 %v166
  store <16 x float> %v140, ptr %v169, align 64
  %v170 = getelementptr float, ptr %v159, i64 %v166
  store <16 x float> %v141, ptr %v170, align 64
  %v171 = mul nsw i64 %v82, 64
  %v172 = getelementptr float, ptr %v153, i64 %v171
  store <16 x float> %v146, ptr %v172, align 64
  %v173 = getelementptr float, ptr %v155, i64 %v171
  store <16 x float> %v147, ptr %v173, align 64
  %v174 = getelementptr float, ptr %v157, i64 %v171
  store <16 x float> %v148, ptr %v174, align 64
  %v175 = getelementptr float, ptr %v159, i64 %v171
  store <16 x float> %v149, ptr %v175, align 64
  %v176 = add nsw i64 %key_row0, 4
  %v177 = icmp slt i64 %v176, %v56
  br i1 %v177, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v183 = add nsw i64 %v58, %v1
  %v184 = icmp sgt i64 %v182, %v183
  br i1 %v184, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v267, %key_row_2_end ]
  %v185 = add nsw i64 %v7, %vector2
  %v186 = trunc i64 %v185 to i32
  %v187 = insertelement <16 x i32> poison, i32 %v186, i64 0
  %v188 = shufflevector <16 x i32> %v187, <16 x i32> poison, <16 x i32> zeroinitializer
  %v189 = add <16 x i32> %v188, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v190 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v189, <16 x i32> %v46)
  %v191 = getelementptr float, ptr %scratch, i64 %vector2
  %v192 = load <16 x float>, ptr %v191, align 64
  %v193 = getelementptr float, ptr %v49, i64 %vector2
  %v194 = load <16 x float>, ptr %v193, align 64
  ; GM[p] = max{m} S[p,m]
  br i1 %v70, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %vector_2 ], [ %v210, %key_row_1 ]
  %v195 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v209, %key_row_1 ]
  %v196 = add nsw i64 %key0, %key_row1
  %v197 = mul nsw i64 %key_row1, 64
  %v198 = add nsw i64 %v197, %vector2
  %v199 = getelementptr float, ptr %v153, i64 %v198
  %v200 = load <16 x float>, ptr %v199, align 64
  %v205 = fmul <16 x float> %v200, %v204
  %v206 = fcmp ogt <16 x float> %v205, %v195
  %v207 = select <16 x i1> %v206, <16 x float> %v205, <16 x float> %v195
  %v208 = fcmp uno <16 x float> %v205, %v205
  %v209 = select <16 x i1> %v208, <16 x float> %v205, <16 x float> %v207
  store <16 x float> %v205, ptr %v199, align 64
  %v210 = add nsw i64 %key_row1, 1
  %v211 = icmp slt i64 %v210, %v56
  br i1 %v211, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v212 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v209, %key_row_1 ]
  %v213 = fcmp ogt <16 x float> %v212, %v192
  %v214 = select <16 x i1> %v213, <16 x float> %v212, <16 x float> %v192
  %v215 = fcmp uno <16 x float> %v212, %v212
  %v216 = select <16 x i1> %v215, <16 x float> %v212, <16 x float> %v214
  %v217 = fcmp oeq <16 x float> %v216, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v218 = select <16 x i1> %v217, <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <16 x float> %v216
  %v219 = fsub <16 x float> %v192, %v218
  %v220 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v219
  %v221 = select <16 x i1> %v220, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v219
  %v222 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v221, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v223 = fsub <16 x float> %v222, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v224 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v223, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v221)
  %v225 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v223, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v224)
  %v226 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v225, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v227 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v226, <16 x float> %v225, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v228 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v227, <16 x float> %v225, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v229 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v228, <16 x float> %v225, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v230 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v229, <16 x float> %v225, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v231 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v230, <16 x float> %v225, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v232 = bitcast <16 x float> %v222 to <16 x i32>
  %v233 = shl <16 x i32> %v232, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v234 = bitcast <16 x i32> %v233 to <16 x float>
  %v235 = fmul <16 x float> %v231, %v234
  %v237 = getelementptr float, ptr %v236, i64 %vector2
  store <16 x float> %v235, ptr %v237, align 64
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v70, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %key_row_1_end ], [ %v262, %key_row_2 ]
  %v238 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v261, %key_row_2 ]
  %v239 = add nsw i64 %key0, %key_row2
  %v240 = mul nsw i64 %key_row2, 64
  %v241 = add nsw i64 %v240, %vector2
  %v242 = getelementptr float, ptr %v153, i64 %v241
  %v243 = load <16 x float>, ptr %v242, align 64
  %v244 = fsub <16 x float> %v243, %v218
  %v245 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v244
  %v246 = select <16 x i1> %v245, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v244
  %v247 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v246, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v248 = fsub <16 x float> %v247, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v249 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v248, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v246)
  %v250 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v248, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v249)
  %v251 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v250, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v252 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v251, <16 x float> %v250, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v253 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v252, <16 x float> %v250, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v254 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v253, <16 x float> %v250, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v255 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v254, <16 x float> %v250, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v256 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v255, <16 x float> %v250, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v257 = bitcast <16 x float> %v247 to <16 x i32>
  %v258 = shl <16 x i32> %v257, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v259 = bitcast <16 x i32> %v258 to <16 x float>
  %v260 = fmul <16 x float> %v256, %v259
  %v261 = fadd <16 x float> %v238, %v260
  store <16 x float> %v260, ptr %v242, align 64
  %v262 = add nsw i64 %key_row2, 1
  %v263 = icmp slt i64 %v262, %v56
  br i1 %v263, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v264 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v261, %key_row_2 ]
  %v265 = fmul <16 x float> %v194, %v235
  %v266 = fadd <16 x float> %v265, %v264
  store <16 x float> %v216, ptr %v191, align 64
  store <16 x float> %v266, ptr %v193, align 64
  %v267 = add nsw i64 %vector2, 16
  %v268 = icmp slt i64 %v267, 64
  br i1 %v268, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
else_0:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %else_0 ], [ %v359, %key_row_4_end ]
  %v269 = add nsw i64 %v7, %vector3
  %v270 = trunc i64 %v269 to i32
  %v271 = insertelement <16 x i32> poison, i32 %v270, i64 0
  %v272 = shufflevector <16 x i32> %v271, <16 x i32> poison, <16 x i32> zeroinitializer
  %v273 = add <16 x i32> %v272, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  %v274 = call <16 x i32> @llvm.smin.v16i32(<16 x i32> %v273, <16 x i32> %v46)
  %v275 = getelementptr float, ptr %scratch, i64 %vector3
  %v276 = load <16 x float>, ptr %v275, align 64
  %v277 = getelementptr float, ptr %v49, i64 %vector3
  %v278 = load <16 x float>, ptr %v277, align 64
  ; GM[p] = max{m} S[p,m]
  %v286 = add <16 x i32> %v274, %v285
  %v290 = sub <16 x i32> %v286, %v289
  br i1 %v70, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %vector_3 ], [ %v303, %key_row_3 ]
  %v279 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v302, %key_row_3 ]
  %v280 = add nsw i64 %key0, %key_row3
  %v281 = mul nsw i64 %key_row3, 64
  %v282 = add nsw i64 %v281, %vector3
  %v291 = trunc i64 %v280 to i32
  %v292 = insertelement <16 x i32> poison, i32 %v291, i64 0
  %v293 = shufflevector <16 x i32> %v292, <16 x i32> poison, <16 x i32> zeroinitializer
  %v294 = icmp sle <16 x i32> %v293, %v290
  %v295 = getelementptr float, ptr %v153, i64 %v282
  %v296 = load <16 x float>, ptr %v295, align 64
  %v297 = fmul <16 x float> %v296, %v204
  %v298 = select <16 x i1> %v294, <16 x float> %v297, <16 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v299 = fcmp ogt <16 x float> %v298, %v279
  %v300 = select <16 x i1> %v299, <16 x float> %v298, <16 x float> %v279
  %v301 = fcmp uno <16 x float> %v298, %v298
  %v302 = select <16 x i1> %v301, <16 x float> %v298, <16 x float> %v300
  store <16 x float> %v298, ptr %v295, align 64
  %v303 = add nsw i64 %key_row3, 1
  %v304 = icmp slt i64 %v303, %v56
  br i1 %v304, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v305 = phi <16 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v302, %key_row_3 ]
  %v306 = fcmp ogt <16 x float> %v305, %v276
  %v307 = select <16 x i1> %v306, <16 x float> %v305, <16 x float> %v276
  %v308 = fcmp uno <16 x float> %v305, %v305
  %v309 = select <16 x i1> %v308, <16 x float> %v305, <16 x float> %v307
  %v310 = fcmp oeq <16 x float> %v309, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v311 = select <16 x i1> %v310, <16 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <16 x float> %v309
  %v312 = fsub <16 x float> %v276, %v311
  %v313 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v312
  %v314 = select <16 x i1> %v313, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v312
  %v315 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v314, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v316 = fsub <16 x float> %v315, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v317 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v316, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v314)
  %v318 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v316, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v317)
  %v319 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v318, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v320 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v319, <16 x float> %v318, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v321 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v320, <16 x float> %v318, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v322 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v321, <16 x float> %v318, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v323 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v322, <16 x float> %v318, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v324 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v323, <16 x float> %v318, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v325 = bitcast <16 x float> %v315 to <16 x i32>
  %v326 = shl <16 x i32> %v325, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v327 = bitcast <16 x i32> %v326 to <16 x float>
  %v328 = fmul <16 x float> %v324, %v327
  %v329 = getelementptr float, ptr %v236, i64 %vector3
  store <16 x float> %v328, ptr %v329, align 64
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v70, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %key_row_3_end ], [ %v354, %key_row_4 ]
  %v330 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v353, %key_row_4 ]
  %v331 = add nsw i64 %key0, %key_row4
  %v332 = mul nsw i64 %key_row4, 64
  %v333 = add nsw i64 %v332, %vector3
  %v334 = getelementptr float, ptr %v153, i64 %v333
  %v335 = load <16 x float>, ptr %v334, align 64
  %v336 = fsub <16 x float> %v335, %v311
  %v337 = fcmp ogt <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v336
  %v338 = select <16 x i1> %v337, <16 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <16 x float> %v336
  %v339 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v338, <16 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <16 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v340 = fsub <16 x float> %v339, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v341 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v340, <16 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <16 x float> %v338)
  %v342 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v340, <16 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <16 x float> %v341)
  %v343 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <16 x float> %v342, <16 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v344 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v343, <16 x float> %v342, <16 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v345 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v344, <16 x float> %v342, <16 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v346 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v345, <16 x float> %v342, <16 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v347 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v346, <16 x float> %v342, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v348 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v347, <16 x float> %v342, <16 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v349 = bitcast <16 x float> %v339 to <16 x i32>
  %v350 = shl <16 x i32> %v349, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v351 = bitcast <16 x i32> %v350 to <16 x float>
  %v352 = fmul <16 x float> %v348, %v351
  %v353 = fadd <16 x float> %v330, %v352
  store <16 x float> %v352, ptr %v334, align 64
  %v354 = add nsw i64 %key_row4, 1
  %v355 = icmp slt i64 %v354, %v56
  br i1 %v355, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v356 = phi <16 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v353, %key_row_4 ]
  %v357 = fmul <16 x float> %v278, %v328
  %v358 = fadd <16 x float> %v357, %v356
  store <16 x float> %v309, ptr %v275, align 64
  store <16 x float> %v358, ptr %v277, align 64
  %v359 = add nsw i64 %vector3, 16
  %v360 = icmp slt i64 %v359, 64
  br i1 %v360, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  %v366 = mul nsw i64 %key0, %v365
  %v367 = add nsw i64 %v363, %v366
  %v370 = getelementptr float, ptr %v369, i64 %v367
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v371 = load <16 x float>, ptr %v236, align 64
  %v373 = load <16 x float>, ptr %v372, align 64
  %v375 = load <16 x float>, ptr %v374, align 64
  %v377 = load <16 x float>, ptr %v376, align 64
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %join_0 ], [ %v516, %key_row_5_end ]
  %v378 = getelementptr float, ptr %v370, i64 %f0
  %v395 = udiv i64 %f0, 4
  %v396 = mul nsw i64 %v395, 32
  br i1 %v70, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %f_0 ], [ %v440, %key_row_5 ]
  %v379 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v412, %key_row_5 ]
  %v380 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v413, %key_row_5 ]
  %v381 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v414, %key_row_5 ]
  %v382 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v415, %key_row_5 ]
  %v383 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v420, %key_row_5 ]
  %v384 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v421, %key_row_5 ]
  %v385 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v422, %key_row_5 ]
  %v386 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v423, %key_row_5 ]
  %v387 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v428, %key_row_5 ]
  %v388 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v429, %key_row_5 ]
  %v389 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v430, %key_row_5 ]
  %v390 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v431, %key_row_5 ]
  %v391 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v436, %key_row_5 ]
  %v392 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v437, %key_row_5 ]
  %v393 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v438, %key_row_5 ]
  %v394 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v439, %key_row_5 ]
  %v397 = add nsw i64 %v396, %key_row5
  %v398 = mul nsw i64 %key_row5, 64
  %v399 = getelementptr float, ptr %v153, i64 %v398
  %v400 = load <16 x float>, ptr %v399, align 64
  %v401 = getelementptr float, ptr %v155, i64 %v398
  %v402 = load <16 x float>, ptr %v401, align 64
  %v403 = getelementptr float, ptr %v157, i64 %v398
  %v404 = load <16 x float>, ptr %v403, align 64
  %v405 = getelementptr float, ptr %v159, i64 %v398
  %v406 = load <16 x float>, ptr %v405, align 64
  %v407 = mul nsw i64 %key_row5, %v365
  %v408 = getelementptr float, ptr %v378, i64 %v407
  %v409 = load float, ptr %v408, align 4
  %v410 = insertelement <16 x float> poison, float %v409, i64 0
  %v411 = shufflevector <16 x float> %v410, <16 x float> poison, <16 x i32> zeroinitializer
  %v412 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v411, <16 x float> %v400, <16 x float> %v379)
  %v413 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v411, <16 x float> %v402, <16 x float> %v380)
  %v414 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v411, <16 x float> %v404, <16 x float> %v381)
  %v415 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v411, <16 x float> %v406, <16 x float> %v382)
  %v416 = getelementptr float, ptr %v408, i64 1
  %v417 = load float, ptr %v416, align 4
  %v418 = insertelement <16 x float> poison, float %v417, i64 0
  %v419 = shufflevector <16 x float> %v418, <16 x float> poison, <16 x i32> zeroinitializer
  %v420 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v419, <16 x float> %v400, <16 x float> %v383)
  %v421 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v419, <16 x float> %v402, <16 x float> %v384)
  %v422 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v419, <16 x float> %v404, <16 x float> %v385)
  %v423 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v419, <16 x float> %v406, <16 x float> %v386)
  %v424 = getelementptr float, ptr %v408, i64 2
  %v425 = load float, ptr %v424, align 4
  %v426 = insertelement <16 x float> poison, float %v425, i64 0
  %v427 = shufflevector <16 x float> %v426, <16 x float> poison, <16 x i32> zeroinitializer
  %v428 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v427, <16 x float> %v400, <16 x float> %v387)
  %v429 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v427, <16 x float> %v402, <16 x float> %v388)
  %v430 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v427, <16 x float> %v404, <16 x float> %v389)
  %v431 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v427, <16 x float> %v406, <16 x float> %v390)
  %v432 = getelementptr float, ptr %v408, i64 3
  %v433 = load float, ptr %v432, align 4
  %v434 = insertelement <16 x float> poison, float %v433, i64 0
  %v435 = shufflevector <16 x float> %v434, <16 x float> poison, <16 x i32> zeroinitializer
  %v436 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v435, <16 x float> %v400, <16 x float> %v391)
  %v437 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v435, <16 x float> %v402, <16 x float> %v392)
  %v438 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v435, <16 x float> %v404, <16 x float> %v393)
  %v439 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v435, <16 x float> %v406, <16 x float> %v394)
  %v440 = add nsw i64 %key_row5, 1
  %v441 = icmp slt i64 %v440, %v56
  br i1 %v441, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v442 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v412, %key_row_5 ]
  %v443 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v413, %key_row_5 ]
  %v444 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v414, %key_row_5 ]
  %v445 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v415, %key_row_5 ]
  %v446 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v420, %key_row_5 ]
  %v447 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v421, %key_row_5 ]
  %v448 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v422, %key_row_5 ]
  %v449 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v423, %key_row_5 ]
  %v450 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v428, %key_row_5 ]
  %v451 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v429, %key_row_5 ]
  %v452 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v430, %key_row_5 ]
  %v453 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v431, %key_row_5 ]
  %v454 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v436, %key_row_5 ]
  %v455 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v437, %key_row_5 ]
  %v456 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v438, %key_row_5 ]
  %v457 = phi <16 x float> [ zeroinitializer, %f_0 ], [ %v439, %key_row_5 ]
  %v458 = mul nsw i64 %f0, 64
  %v459 = getelementptr float, ptr %v53, i64 %v458
  %v460 = load <16 x float>, ptr %v459, align 64
  %v461 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v460, <16 x float> %v371, <16 x float> %v442)
  store <16 x float> %v461, ptr %v459, align 64
  %v463 = getelementptr float, ptr %v462, i64 %v458
  %v464 = load <16 x float>, ptr %v463, align 64
  %v465 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v464, <16 x float> %v373, <16 x float> %v443)
  store <16 x float> %v465, ptr %v463, align 64
  %v467 = getelementptr float, ptr %v466, i64 %v458
  %v468 = load <16 x float>, ptr %v467, align 64
  %v469 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v468, <16 x float> %v375, <16 x float> %v444)
  store <16 x float> %v469, ptr %v467, align 64
  %v471 = getelementptr float, ptr %v470, i64 %v458
  %v472 = load <16 x float>, ptr %v471, align 64
  %v473 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v472, <16 x float> %v377, <16 x float> %v445)
  store <16 x float> %v473, ptr %v471, align 64
  %v474 = add nsw i64 %f0, 1
  %v475 = mul nsw i64 %v474, 64
  %v476 = getelementptr float, ptr %v53, i64 %v475
  %v477 = load <16 x float>, ptr %v476, align 64
  %v478 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v477, <16 x float> %v371, <16 x float> %v446)
  store <16 x float> %v478, ptr %v476, align 64
  %v479 = getelementptr float, ptr %v462, i64 %v475
  %v480 = load <16 x float>, ptr %v479, align 64
  %v481 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v480, <16 x float> %v373, <16 x float> %v447)
  store <16 x float> %v481, ptr %v479, align 64
  %v482 = getelementptr float, ptr %v466, i64 %v475
  %v483 = load <16 x float>, ptr %v482, align 64
  %v484 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v483, <16 x float> %v375, <16 x float> %v448)
  store <16 x float> %v484, ptr %v482, align 64
  %v485 = getelementptr float, ptr %v470, i64 %v475
  %v486 = load <16 x float>, ptr %v485, align 64
  %v487 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v486, <16 x float> %v377, <16 x float> %v449)
  store <16 x float> %v487, ptr %v485, align 64
  %v488 = add nsw i64 %f0, 2
  %v489 = mul nsw i64 %v488, 64
  %v490 = getelementptr float, ptr %v53, i64 %v489
  %v491 = load <16 x float>, ptr %v490, align 64
  %v492 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v491, <16 x float> %v371, <16 x float> %v450)
  store <16 x float> %v492, ptr %v490, align 64
  %v493 = getelementptr float, ptr %v462, i64 %v489
  %v494 = load <16 x float>, ptr %v493, align 64
  %v495 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v494, <16 x float> %v373, <16 x float> %v451)
  store <16 x float> %v495, ptr %v493, align 64
  %v496 = getelementptr float, ptr %v466, i64 %v489
  %v497 = load <16 x float>, ptr %v496, align 64
  %v498 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v497, <16 x float> %v375, <16 x float> %v452)
  store <16 x float> %v498, ptr %v496, align 64
  %v499 = getelementptr float, ptr %v470, i64 %v489
  %v500 = load <16 x float>, ptr %v499, align 64
  %v501 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v500, <16 x float> %v377, <16 x float> %v453)
  store <16 x float> %v501, ptr %v499, align 64
  %v502 = add nsw i64 %f0, 3
  %v503 = mul nsw i64 %v502, 64
  %v504 = getelementptr float, ptr %v53, i64 %v503
  %v505 = load <16 x float>, ptr %v504, align 64
  %v506 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v505, <16 x float> %v371, <16 x float> %v454)
  store <16 x float> %v506, ptr %v504, align 64
  %v507 = getelementptr float, ptr %v462, i64 %v503
  %v508 = load <16 x float>, ptr %v507, align 64
  %v509 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v508, <16 x float> %v373, <16 x float> %v455)
  store <16 x float> %v509, ptr %v507, align 64
  %v510 = getelementptr float, ptr %v466, i64 %v503
  %v511 = load <16 x float>, ptr %v510, align 64
  %v512 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v511, <16 x float> %v375, <16 x float> %v456)
  store <16 x float> %v512, ptr %v510, align 64
  %v513 = getelementptr float, ptr %v470, i64 %v503
  %v514 = load <16 x float>, ptr %v513, align 64
  %v515 = call <16 x float> @llvm.fmuladd.v16f32(<16 x float> %v514, <16 x float> %v377, <16 x float> %v457)
  store <16 x float> %v515, ptr %v513, align 64
  %v516 = add nsw i64 %f0, 4
  %v517 = icmp slt i64 %v516, 64
  br i1 %v517, label %f_0, label %f_0_end
f_0_end:
  %v518 = add nsw i64 %key0, 32
  %v519 = icmp slt i64 %v518, %end
  br i1 %v519, label %key_0, label %key_0_end
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
