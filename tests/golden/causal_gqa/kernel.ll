; attngen: causal_gqa, digest dfe1117e12e37997
; attngen show causal_gqa --stage ll -D E=64 -D F=64 --dtype T=bf16 --batch-axes 1 --rows 8 --arch avx2
; cascade:
; cascade causal_gqa {
;   rank H, HK, P, M, E, F
;   dtype T = bf16
;   param scale = rsqrt(E)
;   in Q[H,P,E]: T, K[HK,M,E]: T, V[HK,M,F]: T
;   expect passes(M) 3 -> 1
;
;   S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m <= p + M - P
;   GM[h,p] = max{m} S[h,p,m]
;   N[h,p,m] = exp(S[h,p,m] - GM[h,p])
;   D[h,p] = sum{m} N[h,p,m]
;   out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
;   out LSE[h,p] = GM[h,p] + log(D[h,p])
; }
; plan: tiles rows=1x8 keys=16 block=1 split=1024 along columns prefetch

define void @attngen_causal_gqa_e64_f64_bf16_avx2_keys(ptr noalias %arguments, i64 %item, ptr noalias %range) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = getelementptr i8, ptr %arguments, i64 4
  %v3 = load i32, ptr %v2, align 4
  %v4 = sext i32 %v3 to i64
  %v5 = getelementptr i8, ptr %arguments, i64 8
  %v6 = load i32, ptr %v5, align 4
  %v7 = sext i32 %v6 to i64
  %v8 = icmp eq i64 %v7, 0
  %v9 = select i1 %v8, i64 1, i64 %v7
  %v10 = sdiv i64 %v4, %v9
  %v11 = mul i64 %v10, %v9
  %v12 = sub i64 %v4, %v11
  %v13 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v4, %v14
  %v16 = sdiv i64 %v15, %v13
  %v17 = call i64 @llvm.smin.i64(i64 %v13, i64 %v4)
  %v18 = mul nsw i64 %v1, %v17
  %v19 = add nsw i64 %v18, 7
  %v20 = sdiv i64 %v19, 8
  %v21 = call i64 @llvm.smax.i64(i64 %v20, i64 1)
  %v22 = srem i64 %item, %v21
  %v23 = sdiv i64 %item, %v21
  %v24 = mul nsw i64 %v22, 8
  %v25 = call i64 @llvm.smax.i64(i64 %v16, i64 1)
  %v26 = srem i64 %v23, %v25
  %v27 = sdiv i64 %v23, %v25
  %v28 = mul nsw i64 %v26, %v13
  %v29 = sub nsw i64 %v4, %v28
  %v30 = call i64 @llvm.smin.i64(i64 %v13, i64 %v29)
  %v31 = mul nsw i64 %v1, %v30
  %v32 = getelementptr i8, ptr %arguments, i64 12
  %v33 = load i32, ptr %v32, align 4
  %v34 = sext i32 %v33 to i64
  %v35 = call i64 @llvm.smax.i64(i64 %v34, i64 1)
  %v36 = sub nsw i64 %v31, %v24
  %v37 = call i64 @llvm.smin.i64(i64 %v36, i64 8)
  %v38 = sub nsw i64 %v37, 1
  %v39 = add nsw i64 %v24, %v38
  %v40 = sdiv i64 %v24, %v30
  %v41 = sdiv i64 %v39, %v30
  %v42 = getelementptr i8, ptr %arguments, i64 16
  %v43 = load i32, ptr %v42, align 4
  %v44 = sext i32 %v43 to i64
  ; keys that some row may use: m <= p + M - P
  %v45 = add nsw i64 %v41, %v44
  %v46 = sub nsw i64 %v45, %v1
  %v47 = add nsw i64 %v46, 1
  %v48 = call i64 @llvm.smin.i64(i64 %v44, i64 %v47)
  %v49 = call i64 @llvm.smin.i64(i64 0, i64 %v44)
  %v50 = call i64 @llvm.smax.i64(i64 %v48, i64 %v49)
  store i64 %v49, ptr %range, align 8
  %v51 = getelementptr i8, ptr %range, i64 8
  store i64 %v50, ptr %v51, align 8
  ret void
}

define void @attngen_causal_gqa_e64_f64_bf16_avx2_stream(ptr noalias %arguments, i64 %item, i64 %begin, i64 %end, ptr noalias align 64 %scratch) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = getelementptr i8, ptr %arguments, i64 4
  %v3 = load i32, ptr %v2, align 4
  %v4 = sext i32 %v3 to i64
  %v5 = getelementptr i8, ptr %arguments, i64 8
  %v6 = load i32, ptr %v5, align 4
  %v7 = sext i32 %v6 to i64
  %v8 = icmp eq i64 %v7, 0
  %v9 = select i1 %v8, i64 1, i64 %v7
  %v10 = sdiv i64 %v4, %v9
  %v11 = mul i64 %v10, %v9
  %v12 = sub i64 %v4, %v11
  %v13 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v4, %v14
  %v16 = sdiv i64 %v15, %v13
  %v17 = call i64 @llvm.smin.i64(i64 %v13, i64 %v4)
  %v18 = mul nsw i64 %v1, %v17
  %v19 = add nsw i64 %v18, 7
  %v20 = sdiv i64 %v19, 8
  %v21 = call i64 @llvm.smax.i64(i64 %v20, i64 1)
  %v22 = srem i64 %item, %v21
  %v23 = sdiv i64 %item, %v21
  %v24 = mul nsw i64 %v22, 8
  %v25 = call i64 @llvm.smax.i64(i64 %v16, i64 1)
  %v26 = srem i64 %v23, %v25
  %v27 = sdiv i64 %v23, %v25
  %v28 = mul nsw i64 %v26, %v13
  %v29 = sub nsw i64 %v4, %v28
  %v30 = call i64 @llvm.smin.i64(i64 %v13, i64 %v29)
  %v31 = mul nsw i64 %v1, %v30
  %v32 = getelementptr i8, ptr %arguments, i64 12
  %v33 = load i32, ptr %v32, align 4
  %v34 = sext i32 %v33 to i64
  %v35 = call i64 @llvm.smax.i64(i64 %v34, i64 1)
  %v36 = sub nsw i64 %v31, %v24
  %v37 = call i64 @llvm.smin.i64(i64 %v36, i64 8)
  %v38 = sub nsw i64 %v37, 1
  %v39 = add nsw i64 %v24, %v38
  %v40 = sdiv i64 %v24, %v30
  %v41 = sdiv i64 %v39, %v30
  %v42 = sub nsw i64 %v31, 1
  %v48 = getelementptr i8, ptr %scratch, i64 2176
  %v51 = getelementptr i8, ptr %scratch, i64 2240
  br label %row_0
row_0:
  %row0 = phi i64 [ 0, %entry ], [ %v54, %row_0 ]
  %v43 = add nsw i64 %v24, %row0
  %v44 = call i64 @llvm.smin.i64(i64 %v43, i64 %v42)
  %v45 = sdiv i64 %v44, %v30
  %v46 = srem i64 %v44, %v30
  %v47 = add nsw i64 %v28, %v46
  %v49 = getelementptr i32, ptr %v48, i64 %row0
  %v50 = trunc i64 %v45 to i32
  store i32 %v50, ptr %v49, align 4
  %v52 = getelementptr i32, ptr %v51, i64 %row0
  %v53 = trunc i64 %v47 to i32
  store i32 %v53, ptr %v52, align 4
  %v54 = add nsw i64 %row0, 1
  %v55 = icmp slt i64 %v54, 8
  br i1 %v55, label %row_0, label %row_0_end
row_0_end:
  ; the rows of Q[h,p,e]
  %v56 = getelementptr i8, ptr %scratch, i64 2304
  call void @llvm.memset.p0.i64(ptr %v56, i8 0, i64 2560, i1 false)
  %v64 = getelementptr i8, ptr %arguments, i64 24
  %v65 = load i64, ptr %v64, align 8
  %v66 = mul nsw i64 %v27, %v65
  %v67 = getelementptr i8, ptr %arguments, i64 32
  %v68 = load i64, ptr %v67, align 8
  %v71 = getelementptr i8, ptr %arguments, i64 40
  %v72 = load i64, ptr %v71, align 8
  %v75 = getelementptr i8, ptr %arguments, i64 48
  %v76 = load ptr, ptr %v75, align 8
  br label %row_1
row_1:
  %row1 = phi i64 [ 0, %row_0_end ], [ %v86, %column_0_end ]
  %v57 = add nsw i64 %v24, %row1
  %v58 = call i64 @llvm.smin.i64(i64 %v57, i64 %v42)
  %v59 = sdiv i64 %v58, %v30
  %v60 = srem i64 %v58, %v30
  %v61 = add nsw i64 %v28, %v60
  %v62 = mul nsw i64 %row1, 80
  %v63 = getelementptr float, ptr %v56, i64 %v62
  %v69 = mul nsw i64 %v61, %v68
  %v70 = add nsw i64 %v66, %v69
  %v73 = mul nsw i64 %v59, %v72
  %v74 = add nsw i64 %v70, %v73
  %v77 = getelementptr i16, ptr %v76, i64 %v74
  br label %column_0
column_0:
  %column0 = phi i64 [ 0, %row_1 ], [ %v84, %column_0 ]
  %v78 = getelementptr i16, ptr %v77, i64 %column0
  %v79 = load <8 x i16>, ptr %v78, align 2
  %v80 = getelementptr float, ptr %v63, i64 %column0
  %v81 = zext <8 x i16> %v79 to <8 x i32>
  %v82 = shl <8 x i32> %v81, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v83 = bitcast <8 x i32> %v82 to <8 x float>
  store <8 x float> %v83, ptr %v80, align 32
  %v84 = add nsw i64 %column0, 8
  %v85 = icmp slt i64 %v84, 64
  br i1 %v85, label %column_0, label %column_0_end
column_0_end:
  %v86 = add nsw i64 %row1, 1
  %v87 = icmp slt i64 %v86, 8
  br i1 %v87, label %row_1, label %row_1_end
row_1_end:
  ; states before the first key
  %v93 = getelementptr i8, ptr %scratch, i64 64
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %row_1_end ], [ %v95, %vector_0 ]
  %v88 = getelementptr i32, ptr %v48, i64 %vector0
  %v89 = load <8 x i32>, ptr %v88, align 4
  %v90 = getelementptr i32, ptr %v51, i64 %vector0
  %v91 = load <8 x i32>, ptr %v90, align 4
  %v92 = getelementptr float, ptr %scratch, i64 %vector0
  store <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, ptr %v92, align 32
  %v94 = getelementptr float, ptr %v93, i64 %vector0
  store <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, ptr %v94, align 32
  %v95 = add nsw i64 %vector0, 8
  %v96 = icmp slt i64 %v95, 8
  br i1 %v96, label %vector_0, label %vector_0_end
vector_0_end:
  %v97 = getelementptr i8, ptr %scratch, i64 4864
  call void @llvm.memset.p0.i64(ptr %v97, i8 0, i64 2560, i1 false)
  %v98 = icmp slt i64 %begin, %end
  %v103 = sub nsw i64 %end, 1
  %v105 = getelementptr i8, ptr %arguments, i64 56
  %v106 = load i64, ptr %v105, align 8
  %v107 = mul nsw i64 %v27, %v106
  %v108 = icmp eq i64 %v10, 0
  %v109 = select i1 %v108, i64 1, i64 %v10
  %v110 = sdiv i64 %v28, %v109
  %v111 = mul i64 %v110, %v109
  %v112 = sub i64 %v28, %v111
  %v113 = getelementptr i8, ptr %arguments, i64 64
  %v114 = load i64, ptr %v113, align 8
  %v115 = mul nsw i64 %v110, %v114
  %v116 = add nsw i64 %v107, %v115
  %v117 = getelementptr i8, ptr %arguments, i64 72
  %v118 = load i64, ptr %v117, align 8
  %v121 = getelementptr i8, ptr %arguments, i64 80
  %v122 = load ptr, ptr %v121, align 8
  %v124 = mul nsw i64 %v118, 2
  %v128 = getelementptr i8, ptr %arguments, i64 88
  %v129 = load i64, ptr %v128, align 8
  %v130 = mul nsw i64 %v27, %v129
  %v131 = getelementptr i8, ptr %arguments, i64 96
  %v132 = load i64, ptr %v131, align 8
  %v133 = mul nsw i64 %v110, %v132
  %v134 = add nsw i64 %v130, %v133
  %v135 = getelementptr i8, ptr %arguments, i64 104
  %v136 = load i64, ptr %v135, align 8
  %v139 = getelementptr i8, ptr %arguments, i64 112
  %v140 = load ptr, ptr %v139, align 8
  %v142 = mul nsw i64 %v136, 2
  %v319 = getelementptr i8, ptr %scratch, i64 11520
  %v344 = getelementptr i8, ptr %arguments, i64 16
  %v345 = load i32, ptr %v344, align 4
  %v346 = sext i32 %v345 to i64
  %v347 = add nsw i64 %v346, %v40
  %v348 = add nsw i64 %v347, 1
  %v365 = getelementptr i8, ptr %arguments, i64 120
  %v366 = load float, ptr %v365, align 4
  %v367 = insertelement <8 x float> poison, float %v366, i64 0
  %v368 = shufflevector <8 x float> %v367, <8 x float> poison, <8 x i32> zeroinitializer
  %v400 = getelementptr i8, ptr %scratch, i64 12032
  %v445 = trunc i64 %v346 to i32
  %v446 = insertelement <8 x i32> poison, i32 %v445, i64 0
  %v447 = shufflevector <8 x i32> %v446, <8 x i32> poison, <8 x i32> zeroinitializer
  %v449 = trunc i64 %v1 to i32
  %v450 = insertelement <8 x i32> poison, i32 %v449, i64 0
  %v451 = shufflevector <8 x i32> %v450, <8 x i32> poison, <8 x i32> zeroinitializer
  %v532 = getelementptr i8, ptr %scratch, i64 7424
  %v689 = getelementptr float, ptr %v400, i64 1
  %v697 = getelementptr float, ptr %v400, i64 2
  %v705 = getelementptr float, ptr %v400, i64 3
  %v713 = getelementptr float, ptr %v400, i64 4
  %v721 = getelementptr float, ptr %v400, i64 5
  %v729 = getelementptr float, ptr %v400, i64 6
  %v737 = getelementptr float, ptr %v400, i64 7
  br i1 %v98, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_0_end ], [ %v747, %f_0_end ]
  %v99 = sub nsw i64 %end, %key0
  %v100 = call i64 @llvm.smin.i64(i64 %v99, i64 16)
  %v101 = sub nsw i64 %v100, 1
  %v102 = add nsw i64 %key0, %v101
  %v104 = call i64 @llvm.smin.i64(i64 %key0, i64 %v103)
  %v119 = mul nsw i64 %v104, %v118
  %v120 = add nsw i64 %v116, %v119
  %v123 = getelementptr i16, ptr %v122, i64 %v120
  %v125 = sub nsw i64 %v103, %v104
  %v126 = add nsw i64 %key0, 16
  %v127 = call i64 @llvm.smin.i64(i64 %v126, i64 %v103)
  %v137 = mul nsw i64 %v127, %v136
  %v138 = add nsw i64 %v134, %v137
  %v141 = getelementptr i16, ptr %v140, i64 %v138
  %v143 = sub nsw i64 %v103, %v127
  %v144 = mul nsw i64 %key0, %v136
  %v145 = add nsw i64 %v134, %v144
  %v146 = getelementptr i16, ptr %v140, i64 %v145
  ; S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m <= p + M - P
  %v147 = icmp slt i64 0, %v100
  br i1 %v147, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v342, %e_0_end ]
  %v148 = udiv i64 %key_row0, 1
  %v149 = mul nsw i64 %v148, 2
  %v150 = udiv i64 %v149, 2
  %v151 = urem i64 %v149, 2
  %v152 = mul nsw i64 %v151, 64
  %v153 = call i64 @llvm.smin.i64(i64 %v150, i64 %v125)
  %v154 = mul nsw i64 %v153, %v124
  %v155 = getelementptr i8, ptr %v123, i64 %v154
  %v156 = getelementptr i8, ptr %v155, i64 %v152
  call void @llvm.prefetch.p0(ptr %v156, i32 0, i32 3, i32 1)
  %v157 = getelementptr i8, ptr %v156, i64 64
  call void @llvm.prefetch.p0(ptr %v157, i32 0, i32 3, i32 1)
  %v158 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v101)
  %v159 = mul nsw i64 %v158, %v136
  %v160 = getelementptr i16, ptr %v146, i64 %v159
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_0 ], [ %v316, %e_0 ]
  %v161 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v287, %e_0 ]
  %v162 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v291, %e_0 ]
  %v163 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v295, %e_0 ]
  %v164 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v299, %e_0 ]
  %v165 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v303, %e_0 ]
  %v166 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v307, %e_0 ]
  %v167 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v311, %e_0 ]
  %v168 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v315, %e_0 ]
  %v169 = getelementptr i16, ptr %v160, i64 %e0
  %v170 = load <8 x i16>, ptr %v169, align 2
  %v171 = zext <8 x i16> %v170 to <8 x i32>
  %v172 = shl <8 x i32> %v171, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v173 = bitcast <8 x i32> %v172 to <8 x float>
  %v174 = getelementptr float, ptr %v56, i64 %e0
  %v175 = load <8 x float>, ptr %v174, align 32
  %v176 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v173, <8 x float> %v175, <8 x float> %v161)
  %v177 = add nsw i64 %e0, 80
  %v178 = getelementptr float, ptr %v56, i64 %v177
  %v179 = load <8 x float>, ptr %v178, align 32
  %v180 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v173, <8 x float> %v179, <8 x float> %v162)
  %v181 = add nsw i64 %e0, 160
  %v182 = getelementptr float, ptr %v56, i64 %v181
  %v183 = load <8 x float>, ptr %v182, align 32
  %v184 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v173, <8 x float> %v183, <8 x float> %v163)
  %v185 = add nsw i64 %e0, 240
  %v186 = getelementptr float, ptr %v56, i64 %v185
  %v187 = load <8 x float>, ptr %v186, align 32
  %v188 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v173, <8 x float> %v187, <8 x float> %v164)
  %v189 = add nsw i64 %e0, 320
  %v190 = getelementptr float, ptr %v56, i64 %v189
  %v191 = load <8 x float>, ptr %v190, align 32
  %v192 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v173, <8 x float> %v191, <8 x float> %v165)
  %v193 = add nsw i64 %e0, 400
  %v194 = getelementptr float, ptr %v56, i64 %v193
  %v195 = load <8 x float>, ptr %v194, align 32
  %v196 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v173, <8 x float> %v195, <8 x float> %v166)
  %v197 = add nsw i64 %e0, 480
  %v198 = getelementptr float, ptr %v56, i64 %v197
  %v199 = load <8 x float>, ptr %v198, align 32
  %v200 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v173, <8 x float> %v199, <8 x float> %v167)
  %v201 = add nsw i64 %e0, 560
  %v202 = getelementptr float, ptr %v56, i64 %v201
  %v203 = load <8 x float>, ptr %v202, align 32
  %v204 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v173, <8 x float> %v203, <8 x float> %v168)
  %v205 = add nsw i64 %e0, 8
  %v206 = getelementptr i16, ptr %v160, i64 %v205
  %v207 = load <8 x i16>, ptr %v206, align 2
  %v208 = zext <8 x i16> %v207 to <8 x i32>
  %v209 = shl <8 x i32> %v208, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v210 = bitcast <8 x i32> %v209 to <8 x float>
  %v211 = getelementptr float, ptr %v56, i64 %v205
  %v212 = load <8 x float>, ptr %v211, align 32
  %v213 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v210, <8 x float> %v212, <8 x float> %v176)
  %v214 = add nsw i64 %v205, 80
  %v215 = getelementptr float, ptr %v56, i64 %v214
  %v216 = load <8 x float>, ptr %v215, align 32
  %v217 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v210, <8 x float> %v216, <8 x float> %v180)
  %v218 = add nsw i64 %v205, 160
  %v219 = getelementptr float, ptr %v56, i64 %v218
  %v220 = load <8 x float>, ptr %v219, align 32
  %v221 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v210, <8 x float> %v220, <8 x float> %v184)
  %v222 = add nsw i64 %v205, 240
  %v223 = getelementptr float, ptr %v56, i64 %v222
  %v224 = load <8 x float>, ptr %v223, align 32
  %v225 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v210, <8 x float> %v224, <8 x float> %v188)
  %v226 = add nsw i64 %v205, 320
  %v227 = getelementptr float, ptr %v56, i64 %v226
  %v228 = load <8 x float>, ptr %v227, align 32
  %v229 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v210, <8 x float> %v228, <8 x float> %v192)
  %v230 = add nsw i64 %v205, 400
  %v231 = getelementptr float, ptr %v56, i64 %v230
  %v232 = load <8 x float>, ptr %v231, align 32
  %v233 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v210, <8 x float> %v232, <8 x float> %v196)
  %v234 = add nsw i64 %v205, 480
  %v235 = getelementptr float, ptr %v56, i64 %v234
  %v236 = load <8 x float>, ptr %v235, align 32
  %v237 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v210, <8 x float> %v236, <8 x float> %v200)
  %v238 = add nsw i64 %v205, 560
  %v239 = getelementptr float, ptr %v56, i64 %v238
  %v240 = load <8 x float>, ptr %v239, align 32
  %v241 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v210, <8 x float> %v240, <8 x float> %v204)
  %v242 = add nsw i64 %e0, 16
  %v243 = getelementptr i16, ptr %v160, i64 %v242
  %v244 = load <8 x i16>, ptr %v243, align 2
  %v245 = zext <8 x i16> %v244 to <8 x i32>
  %v246 = shl <8 x i32> %v245, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v247 = bitcast <8 x i32> %v246 to <8 x float>
  %v248 = getelementptr float, ptr %v56, i64 %v242
  %v249 = load <8 x float>, ptr %v248, align 32
  %v250 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v247, <8 x float> %v249, <8 x float> %v213)
  %v251 = add nsw i64 %v242, 80
  %v252 = getelementptr float, ptr %v56, i64 %v251
  %v253 = load <8 x float>, ptr %v252, align 32
  %v254 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v247, <8 x float> %v253, <8 x float> %v217)
  %v255 = add nsw i64 %v242, 160
  %v256 = getelementptr float, ptr %v56, i64 %v255
  %v257 = load <8 x float>, ptr %v256, align 32
  %v258 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v247, <8 x float> %v257, <8 x float> %v221)
  %v259 = add nsw i64 %v242, 240
  %v260 = getelementptr float, ptr %v56, i64 %v259
  %v261 = load <8 x float>, ptr %v260, align 32
  %v262 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v247, <8 x float> %v261, <8 x float> %v225)
  %v263 = add nsw i64 %v242, 320
  %v264 = getelementptr float, ptr %v56, i64 %v263
  %v265 = load <8 x float>, ptr %v264, align 32
  %v266 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v247, <8 x float> %v265, <8 x float> %v229)
  %v267 = add nsw i64 %v242, 400
  %v268 = getelementptr float, ptr %v56, i64 %v267
  %v269 = load <8 x float>, ptr %v268, align 32
  %v270 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v247, <8 x float> %v269, <8 x float> %v233)
  %v271 = add nsw i64 %v242, 480
  %v272 = getelementptr float, ptr %v56, i64 %v271
  %v273 = load <8 x float>, ptr %v272, align 32
  %v274 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v247, <8 x float> %v273, <8 x float> %v237)
  %v275 = add nsw i64 %v242, 560
  %v276 = getelementptr float, ptr %v56, i64 %v275
  %v277 = load <8 x float>, ptr %v276, align 32
  %v278 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v247, <8 x float> %v277, <8 x float> %v241)
  %v279 = add nsw i64 %e0, 24
  %v280 = getelementptr i16, ptr %v160, i64 %v279
  %v281 = load <8 x i16>, ptr %v280, align 2
  %v282 = zext <8 x i16> %v281 to <8 x i32>
  %v283 = shl <8 x i32> %v282, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v284 = bitcast <8 x i32> %v283 to <8 x float>
  %v285 = getelementptr float, ptr %v56, i64 %v279
  %v286 = load <8 x float>, ptr %v285, align 32
  %v287 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v284, <8 x float> %v286, <8 x float> %v250)
  %v288 = add nsw i64 %v279, 80
  %v289 = getelementptr float, ptr %v56, i64 %v288
  %v290 = load <8 x float>, ptr %v289, align 32
  %v291 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v284, <8 x float> %v290, <8 x float> %v254)
  %v292 = add nsw i64 %v279, 160
  %v293 = getelementptr float, ptr %v56, i64 %v292
  %v294 = load <8 x float>, ptr %v293, align 32
  %v295 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v284, <8 x float> %v294, <8 x float> %v258)
  %v296 = add nsw i64 %v279, 240
  %v297 = getelementptr float, ptr %v56, i64 %v296
  %v298 = load <8 x float>, ptr %v297, align 32
  %v299 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v284, <8 x float> %v298, <8 x float> %v262)
  %v300 = add nsw i64 %v279, 320
  %v301 = getelementptr float, ptr %v56, i64 %v300
  %v302 = load <8 x float>, ptr %v301, align 32
  %v303 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v284, <8 x float> %v302, <8 x float> %v266)
  %v304 = add nsw i64 %v279, 400
  %v305 = getelementptr float, ptr %v56, i64 %v304
  %v306 = load <8 x float>, ptr %v305, align 32
  %v307 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v284, <8 x float> %v306, <8 x float> %v270)
  %v308 = add nsw i64 %v279, 480
  %v309 = getelementptr float, ptr %v56, i64 %v308
  %v310 = load <8 x float>, ptr %v309, align 32
  %v311 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v284, <8 x float> %v310, <8 x float> %v274)
  %v312 = add nsw i64 %v279, 560
  %v313 = getelementptr float, ptr %v56, i64 %v312
  %v314 = load <8 x float>, ptr %v313, align 32
  %v315 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v284, <8 x float> %v314, <8 x float> %v278)
  %v316 = add nsw i64 %e0, 32
  %v317 = icmp slt i64 %v316, 64
  br i1 %v317, label %e_0, label %e_0_end
e_0_end:
  %v318 = mul nsw i64 %key_row0, 8
  %v320 = getelementptr float, ptr %v319, i64 %v318
  %v321 = shufflevector <8 x float> %v287, <8 x float> %v303, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v322 = shufflevector <8 x float> %v287, <8 x float> %v303, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v323 = fadd <8 x float> %v322, %v321
  %v324 = shufflevector <8 x float> %v291, <8 x float> %v307, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v325 = shufflevector <8 x float> %v291, <8 x float> %v307, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v326 = fadd <8 x float> %v325, %v324
  %v327 = shufflevector <8 x float> %v295, <8 x float> %v311, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v328 = shufflevector <8 x float> %v295, <8 x float> %v311, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v329 = fadd <8 x float> %v328, %v327
  %v330 = shufflevector <8 x float> %v299, <8 x float> %v315, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v331 = shufflevector <8 x float> %v299, <8 x float> %v315, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v332 = fadd <8 x float> %v331, %v330
  %v333 = shufflevector <8 x float> %v323, <8 x float> %v329, <8 x i32> <i32 2, i32 3, i32 8, i32 9, i32 6, i32 7, i32 12, i32 13>
  %v334 = shufflevector <8 x float> %v323, <8 x float> %v329, <8 x i32> <i32 0, i32 1, i32 10, i32 11, i32 4, i32 5, i32 14, i32 15>
  %v335 = fadd <8 x float> %v334, %v333
  %v336 = shufflevector <8 x float> %v326, <8 x float> %v332, <8 x i32> <i32 2, i32 3, i32 8, i32 9, i32 6, i32 7, i32 12, i32 13>
  %v337 = shufflevector <8 x float> %v326, <8 x float> %v332, <8 x i32> <i32 0, i32 1, i32 10, i32 11, i32 4, i32 5, i32 14, i32 15>
  %v338 = fadd <8 x float> %v337, %v336
  %v339 = shufflevector <8 x float> %v335, <8 x float> %v338, <8 x i32> <i32 1, i32 8, i32 3, i32 10, i32 5, i32 12, i32 7, i32 14>
  %v340 = shufflevector <8 x float> %v335, <8 x float> %v338, <8 x i32> <i32 0, i32 9, i32 2, i32 11, i32 4, i32 13, i32 6, i32 15>
  %v341 = fadd <8 x float> %v340, %v339
  store <8 x float> %v341, ptr %v320, align 32
  %v342 = add nsw i64 %key_row0, 1
  %v343 = icmp slt i64 %v342, %v100
  br i1 %v343, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v349 = add nsw i64 %v102, %v1
  %v350 = icmp sgt i64 %v348, %v349
  br i1 %v350, label %then_0, label %else_0
then_0:
  br label %vector_1
vector_1:
  %vector1 = phi i64 [ 0, %then_0 ], [ %v431, %key_row_2_end ]
  %v351 = getelementptr i32, ptr %v48, i64 %vector1
  %v352 = load <8 x i32>, ptr %v351, align 4
  %v353 = getelementptr i32, ptr %v51, i64 %vector1
  %v354 = load <8 x i32>, ptr %v353, align 4
  %v355 = getelementptr float, ptr %scratch, i64 %vector1
  %v356 = load <8 x float>, ptr %v355, align 32
  %v357 = getelementptr float, ptr %v93, i64 %vector1
  %v358 = load <8 x float>, ptr %v357, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  br i1 %v147, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %vector_1 ], [ %v374, %key_row_1 ]
  %v359 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_1 ], [ %v373, %key_row_1 ]
  %v360 = add nsw i64 %key0, %key_row1
  %v361 = mul nsw i64 %key_row1, 8
  %v362 = add nsw i64 %v361, %vector1
  %v363 = getelementptr float, ptr %v319, i64 %v362
  %v364 = load <8 x float>, ptr %v363, align 32
  %v369 = fmul <8 x float> %v364, %v368
  %v370 = fcmp ogt <8 x float> %v369, %v359
  %v371 = select <8 x i1> %v370, <8 x float> %v369, <8 x float> %v359
  %v372 = fcmp uno <8 x float> %v369, %v369
  %v373 = select <8 x i1> %v372, <8 x float> %v369, <8 x float> %v371
  store <8 x float> %v369, ptr %v363, align 32
  %v374 = add nsw i64 %key_row1, 1
  %v375 = icmp slt i64 %v374, %v100
  br i1 %v375, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v376 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_1 ], [ %v373, %key_row_1 ]
  %v377 = fcmp ogt <8 x float> %v376, %v356
  %v378 = select <8 x i1> %v377, <8 x float> %v376, <8 x float> %v356
  %v379 = fcmp uno <8 x float> %v376, %v376
  %v380 = select <8 x i1> %v379, <8 x float> %v376, <8 x float> %v378
  %v381 = fcmp oeq <8 x float> %v380, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v382 = select <8 x i1> %v381, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v380
  %v383 = fsub <8 x float> %v356, %v382
  %v384 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v383
  %v385 = select <8 x i1> %v384, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v383
  %v386 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v385, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v387 = fsub <8 x float> %v386, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v388 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v387, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v385)
  %v389 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v387, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v388)
  %v390 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v389, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v391 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v390, <8 x float> %v389, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v392 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v391, <8 x float> %v389, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v393 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v392, <8 x float> %v389, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v394 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v393, <8 x float> %v389, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v395 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v394, <8 x float> %v389, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v396 = bitcast <8 x float> %v386 to <8 x i32>
  %v397 = shl <8 x i32> %v396, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v398 = bitcast <8 x i32> %v397 to <8 x float>
  %v399 = fmul <8 x float> %v395, %v398
  %v401 = getelementptr float, ptr %v400, i64 %vector1
  store <8 x float> %v399, ptr %v401, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v147, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %key_row_1_end ], [ %v426, %key_row_2 ]
  %v402 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v425, %key_row_2 ]
  %v403 = add nsw i64 %key0, %key_row2
  %v404 = mul nsw i64 %key_row2, 8
  %v405 = add nsw i64 %v404, %vector1
  %v406 = getelementptr float, ptr %v319, i64 %v405
  %v407 = load <8 x float>, ptr %v406, align 32
  %v408 = fsub <8 x float> %v407, %v382
  %v409 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v408
  %v410 = select <8 x i1> %v409, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v408
  %v411 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v410, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v412 = fsub <8 x float> %v411, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v413 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v412, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v410)
  %v414 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v412, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v413)
  %v415 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v414, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v416 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v415, <8 x float> %v414, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v417 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v416, <8 x float> %v414, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v418 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v417, <8 x float> %v414, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v419 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v418, <8 x float> %v414, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v420 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v419, <8 x float> %v414, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v421 = bitcast <8 x float> %v411 to <8 x i32>
  %v422 = shl <8 x i32> %v421, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v423 = bitcast <8 x i32> %v422 to <8 x float>
  %v424 = fmul <8 x float> %v420, %v423
  %v425 = fadd <8 x float> %v402, %v424
  store <8 x float> %v424, ptr %v406, align 32
  %v426 = add nsw i64 %key_row2, 1
  %v427 = icmp slt i64 %v426, %v100
  br i1 %v427, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v428 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v425, %key_row_2 ]
  %v429 = fmul <8 x float> %v358, %v399
  %v430 = fadd <8 x float> %v429, %v428
  store <8 x float> %v380, ptr %v355, align 32
  store <8 x float> %v430, ptr %v357, align 32
  %v431 = add nsw i64 %vector1, 8
  %v432 = icmp slt i64 %v431, 8
  br i1 %v432, label %vector_1, label %vector_1_end
vector_1_end:
  br label %join_0
else_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %else_0 ], [ %v521, %key_row_4_end ]
  %v433 = getelementptr i32, ptr %v48, i64 %vector2
  %v434 = load <8 x i32>, ptr %v433, align 4
  %v435 = getelementptr i32, ptr %v51, i64 %vector2
  %v436 = load <8 x i32>, ptr %v435, align 4
  %v437 = getelementptr float, ptr %scratch, i64 %vector2
  %v438 = load <8 x float>, ptr %v437, align 32
  %v439 = getelementptr float, ptr %v93, i64 %vector2
  %v440 = load <8 x float>, ptr %v439, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  %v448 = add <8 x i32> %v434, %v447
  %v452 = sub <8 x i32> %v448, %v451
  br i1 %v147, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %vector_2 ], [ %v465, %key_row_3 ]
  %v441 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v464, %key_row_3 ]
  %v442 = add nsw i64 %key0, %key_row3
  %v443 = mul nsw i64 %key_row3, 8
  %v444 = add nsw i64 %v443, %vector2
  %v453 = trunc i64 %v442 to i32
  %v454 = insertelement <8 x i32> poison, i32 %v453, i64 0
  %v455 = shufflevector <8 x i32> %v454, <8 x i32> poison, <8 x i32> zeroinitializer
  %v456 = icmp sle <8 x i32> %v455, %v452
  %v457 = getelementptr float, ptr %v319, i64 %v444
  %v458 = load <8 x float>, ptr %v457, align 32
  %v459 = fmul <8 x float> %v458, %v368
  %v460 = select <8 x i1> %v456, <8 x float> %v459, <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v461 = fcmp ogt <8 x float> %v460, %v441
  %v462 = select <8 x i1> %v461, <8 x float> %v460, <8 x float> %v441
  %v463 = fcmp uno <8 x float> %v460, %v460
  %v464 = select <8 x i1> %v463, <8 x float> %v460, <8 x float> %v462
  store <8 x float> %v460, ptr %v457, align 32
  %v465 = add nsw i64 %key_row3, 1
  %v466 = icmp slt i64 %v465, %v100
  br i1 %v466, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v467 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v464, %key_row_3 ]
  %v468 = fcmp ogt <8 x float> %v467, %v438
  %v469 = select <8 x i1> %v468, <8 x float> %v467, <8 x float> %v438
  %v470 = fcmp uno <8 x float> %v467, %v467
  %v471 = select <8 x i1> %v470, <8 x float> %v467, <8 x float> %v469
  %v472 = fcmp oeq <8 x float> %v471, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v473 = select <8 x i1> %v472, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v471
  %v474 = fsub <8 x float> %v438, %v473
  %v475 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v474
  %v476 = select <8 x i1> %v475, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v474
  %v477 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v476, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v478 = fsub <8 x float> %v477, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v479 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v478, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v476)
  %v480 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v478, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v479)
  %v481 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v480, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v482 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v481, <8 x float> %v480, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v483 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v482, <8 x float> %v480, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v484 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v483, <8 x float> %v480, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v485 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v484, <8 x float> %v480, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v486 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v485, <8 x float> %v480, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v487 = bitcast <8 x float> %v477 to <8 x i32>
  %v488 = shl <8 x i32> %v487, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v489 = bitcast <8 x i32> %v488 to <8 x float>
  %v490 = fmul <8 x float> %v486, %v489
  %v491 = getelementptr float, ptr %v400, i64 %vector2
  store <8 x float> %v490, ptr %v491, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v147, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %key_row_3_end ], [ %v516, %key_row_4 ]
  %v492 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v515, %key_row_4 ]
  %v493 = add nsw i64 %key0, %key_row4
  %v494 = mul nsw i64 %key_row4, 8
  %v495 = add nsw i64 %v494, %vector2
  %v496 = getelementptr float, ptr %v319, i64 %v495
  %v497 = load <8 x float>, ptr %v496, align 32
  %v498 = fsub <8 x float> %v497, %v473
  %v499 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v498
  %v500 = select <8 x i1> %v499, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v498
  %v501 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v500, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v502 = fsub <8 x float> %v501, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v503 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v502, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v500)
  %v504 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v502, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v503)
  %v505 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v504, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v506 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v505, <8 x float> %v504, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v507 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v506, <8 x float> %v504, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v508 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v507, <8 x float> %v504, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v509 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v508, <8 x float> %v504, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v510 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v509, <8 x float> %v504, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v511 = bitcast <8 x float> %v501 to <8 x i32>
  %v512 = shl <8 x i32> %v511, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v513 = bitcast <8 x i32> %v512 to <8 x float>
  %v514 = fmul <8 x float> %v510, %v513
  %v515 = fadd <8 x float> %v492, %v514
  store <8 x float> %v514, ptr %v496, align 32
  %v516 = add nsw i64 %key_row4, 1
  %v517 = icmp slt i64 %v516, %v100
  br i1 %v517, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v518 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v515, %key_row_4 ]
  %v519 = fmul <8 x float> %v440, %v490
  %v520 = fadd <8 x float> %v519, %v518
  store <8 x float> %v471, ptr %v437, align 32
  store <8 x float> %v520, ptr %v439, align 32
  %v521 = add nsw i64 %vector2, 8
  %v522 = icmp slt i64 %v521, 8
  br i1 %v522, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
join_0:
  %v523 = mul nsw i64 %key0, %v118
  %v524 = add nsw i64 %v116, %v523
  %v525 = getelementptr i16, ptr %v122, i64 %v524
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v147, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %join_0 ], [ %v583, %key_row_5 ]
  %v526 = mul nsw i64 %key_row5, 8
  %v527 = getelementptr float, ptr %v319, i64 %v526
  %v528 = load float, ptr %v527, align 4
  %v529 = mul nsw i64 %v526, 8
  %v530 = insertelement <8 x float> poison, float %v528, i64 0
  %v531 = shufflevector <8 x float> %v530, <8 x float> poison, <8 x i32> zeroinitializer
  %v533 = getelementptr float, ptr %v532, i64 %v529
  store <8 x float> %v531, ptr %v533, align 32
  %v534 = add nsw i64 %v526, 1
  %v535 = getelementptr float, ptr %v319, i64 %v534
  %v536 = load float, ptr %v535, align 4
  %v537 = mul nsw i64 %v534, 8
  %v538 = insertelement <8 x float> poison, float %v536, i64 0
  %v539 = shufflevector <8 x float> %v538, <8 x float> poison, <8 x i32> zeroinitializer
  %v540 = getelementptr float, ptr %v532, i64 %v537
  store <8 x float> %v539, ptr %v540, align 32
  %v541 = add nsw i64 %v526, 2
  %v542 = getelementptr float, ptr %v319, i64 %v541
  %v543 = load float, ptr %v542, align 4
  %v544 = mul nsw i64 %v541, 8
  %v545 = insertelement <8 x float> poison, float %v543, i64 0
  %v546 = shufflevector <8 x float> %v545, <8 x float> poison, <8 x i32> zeroinitializer
  %v547 = getelementptr float, ptr %v532, i64 %v544
  store <8 x float> %v546, ptr %v547, align 32
  %v548 = add nsw i64 %v526, 3
  %v549 = getelementptr float, ptr %v319, i64 %v548
  %v550 = load float, ptr %v549, align 4
  %v551 = mul nsw i64 %v548, 8
  %v552 = insertelement <8 x float> poison, float %v550, i64 0
  %v553 = shufflevector <8 x float> %v552, <8 x float> poison, <8 x i32> zeroinitializer
  %v554 = getelementptr float, ptr %v532, i64 %v551
  store <8 x float> %v553, ptr %v554, align 32
  %v555 = add nsw i64 %v526, 4
  %v556 = getelementptr float, ptr %v319, i64 %v555
  %v557 = load float, ptr %v556, align 4
  %v558 = mul nsw i64 %v555, 8
  %v559 = insertelement <8 x float> poison, float %v557, i64 0
  %v560 = shufflevector <8 x float> %v559, <8 x float> poison, <8 x i32> zeroinitializer
  %v561 = getelementptr float, ptr %v532, i64 %v558
  store <8 x float> %v560, ptr %v561, align 32
  %v562 = add nsw i64 %v526, 5
  %v563 = getelementptr float, ptr %v319, i64 %v562
  %v564 = load float, ptr %v563, align 4
  %v565 = mul nsw i64 %v562, 8
  %v566 = insertelement <8 x float> poison, float %v564, i64 0
  %v567 = shufflevector <8 x float> %v566, <8 x float> poison, <8 x i32> zeroinitializer
  %v568 = getelementptr float, ptr %v532, i64 %v565
  store <8 x float> %v567, ptr %v568, align 32
  %v569 = add nsw i64 %v526, 6
  %v570 = getelementptr float, ptr %v319, i64 %v569
  %v571 = load float, ptr %v570, align 4
  %v572 = mul nsw i64 %v569, 8
  %v573 = insertelement <8 x float> poison, float %v571, i64 0
  %v574 = shufflevector <8 x float> %v573, <8 x float> poison, <8 x i32> zeroinitializer
  %v575 = getelementptr float, ptr %v532, i64 %v572
  store <8 x float> %v574, ptr %v575, align 32
  %v576 = add nsw i64 %v526, 7
  %v577 = getelementptr float, ptr %v319, i64 %v576
  %v578 = load float, ptr %v577, align 4
  %v579 = mul nsw i64 %v576, 8
  %v580 = insertelement <8 x float> poison, float %v578, i64 0
  %v581 = shufflevector <8 x float> %v580, <8 x float> poison, <8 x i32> zeroinitializer
  %v582 = getelementptr float, ptr %v532, i64 %v579
  store <8 x float> %v581, ptr %v582, align 32
  %v583 = add nsw i64 %key_row5, 1
  %v584 = icmp slt i64 %v583, %v100
  br i1 %v584, label %key_row_5, label %key_row_5_end
key_row_5_end:
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %key_row_5_end ], [ %v745, %key_row_6_end ]
  %v585 = udiv i64 %f0, 8
  %v586 = mul nsw i64 %v585, 4
  %v587 = udiv i64 %v586, 2
  %v588 = urem i64 %v586, 2
  %v589 = mul nsw i64 %v588, 64
  %v590 = call i64 @llvm.smin.i64(i64 %v587, i64 %v143)
  %v591 = mul nsw i64 %v590, %v142
  %v592 = getelementptr i8, ptr %v141, i64 %v591
  %v593 = getelementptr i8, ptr %v592, i64 %v589
  call void @llvm.prefetch.p0(ptr %v593, i32 0, i32 3, i32 1)
  %v594 = add nsw i64 %v586, 1
  %v595 = udiv i64 %v594, 2
  %v596 = urem i64 %v594, 2
  %v597 = mul nsw i64 %v596, 64
  %v598 = call i64 @llvm.smin.i64(i64 %v595, i64 %v143)
  %v599 = mul nsw i64 %v598, %v142
  %v600 = getelementptr i8, ptr %v141, i64 %v599
  %v601 = getelementptr i8, ptr %v600, i64 %v597
  call void @llvm.prefetch.p0(ptr %v601, i32 0, i32 3, i32 1)
  %v602 = add nsw i64 %v586, 2
  %v603 = udiv i64 %v602, 2
  %v604 = urem i64 %v602, 2
  %v605 = mul nsw i64 %v604, 64
  %v606 = call i64 @llvm.smin.i64(i64 %v603, i64 %v143)
  %v607 = mul nsw i64 %v606, %v142
  %v608 = getelementptr i8, ptr %v141, i64 %v607
  %v609 = getelementptr i8, ptr %v608, i64 %v605
  call void @llvm.prefetch.p0(ptr %v609, i32 0, i32 3, i32 1)
  %v610 = add nsw i64 %v586, 3
  %v611 = udiv i64 %v610, 2
  %v612 = urem i64 %v610, 2
  %v613 = mul nsw i64 %v612, 64
  %v614 = call i64 @llvm.smin.i64(i64 %v611, i64 %v143)
  %v615 = mul nsw i64 %v614, %v142
  %v616 = getelementptr i8, ptr %v141, i64 %v615
  %v617 = getelementptr i8, ptr %v616, i64 %v613
  call void @llvm.prefetch.p0(ptr %v617, i32 0, i32 3, i32 1)
  %v618 = getelementptr i16, ptr %v525, i64 %f0
  br i1 %v147, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %f_0 ], [ %v673, %key_row_6 ]
  %v619 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v637, %key_row_6 ]
  %v620 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v642, %key_row_6 ]
  %v621 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v647, %key_row_6 ]
  %v622 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v652, %key_row_6 ]
  %v623 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v657, %key_row_6 ]
  %v624 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v662, %key_row_6 ]
  %v625 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v667, %key_row_6 ]
  %v626 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v672, %key_row_6 ]
  %v627 = mul nsw i64 %key_row6, %v118
  %v628 = getelementptr i16, ptr %v618, i64 %v627
  %v629 = load <8 x i16>, ptr %v628, align 2
  %v630 = zext <8 x i16> %v629 to <8 x i32>
  %v631 = shl <8 x i32> %v630, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v632 = bitcast <8 x i32> %v631 to <8 x float>
  %v633 = mul nsw i64 %key_row6, 8
  %v634 = mul nsw i64 %v633, 8
  %v635 = getelementptr float, ptr %v532, i64 %v634
  %v636 = load <8 x float>, ptr %v635, align 32
  %v637 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v632, <8 x float> %v636, <8 x float> %v619)
  %v638 = add nsw i64 %v633, 1
  %v639 = mul nsw i64 %v638, 8
  %v640 = getelementptr float, ptr %v532, i64 %v639
  %v641 = load <8 x float>, ptr %v640, align 32
  %v642 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v632, <8 x float> %v641, <8 x float> %v620)
  %v643 = add nsw i64 %v633, 2
  %v644 = mul nsw i64 %v643, 8
  %v645 = getelementptr float, ptr %v532, i64 %v644
  %v646 = load <8 x float>, ptr %v645, align 32
  %v647 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v632, <8 x float> %v646, <8 x float> %v621)
  %v648 = add nsw i64 %v633, 3
  %v649 = mul nsw i64 %v648, 8
  %v650 = getelementptr float, ptr %v532, i64 %v649
  %v651 = load <8 x float>, ptr %v650, align 32
  %v652 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v632, <8 x float> %v651, <8 x float> %v622)
  %v653 = add nsw i64 %v633, 4
  %v654 = mul nsw i64 %v653, 8
  %v655 = getelementptr float, ptr %v532, i64 %v654
  %v656 = load <8 x float>, ptr %v655, align 32
  %v657 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v632, <8 x float> %v656, <8 x float> %v623)
  %v658 = add nsw i64 %v633, 5
  %v659 = mul nsw i64 %v658, 8
  %v660 = getelementptr float, ptr %v532, i64 %v659
  %v661 = load <8 x float>, ptr %v660, align 32
  %v662 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v632, <8 x float> %v661, <8 x float> %v624)
  %v663 = add nsw i64 %v633, 6
  %v664 = mul nsw i64 %v663, 8
  %v665 = getelementptr float, ptr %v532, i64 %v664
  %v666 = load <8 x float>, ptr %v665, align 32
  %v667 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v632, <8 x float> %v666, <8 x float> %v625)
  %v668 = add nsw i64 %v633, 7
  %v669 = mul nsw i64 %v668, 8
  %v670 = getelementptr float, ptr %v532, i64 %v669
  %v671 = load <8 x float>, ptr %v670, align 32
  %v672 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v632, <8 x float> %v671, <8 x float> %v626)
  %v673 = add nsw i64 %key_row6, 1
  %v674 = icmp slt i64 %v673, %v100
  br i1 %v674, label %key_row_6, label %key_row_6_end
key_row_6_end:
  %v675 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v637, %key_row_6 ]
  %v676 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v642, %key_row_6 ]
  %v677 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v647, %key_row_6 ]
  %v678 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v652, %key_row_6 ]
  %v679 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v657, %key_row_6 ]
  %v680 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v662, %key_row_6 ]
  %v681 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v667, %key_row_6 ]
  %v682 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v672, %key_row_6 ]
  %v683 = load float, ptr %v400, align 4
  %v684 = insertelement <8 x float> poison, float %v683, i64 0
  %v685 = shufflevector <8 x float> %v684, <8 x float> poison, <8 x i32> zeroinitializer
  %v686 = getelementptr float, ptr %v97, i64 %f0
  %v687 = load <8 x float>, ptr %v686, align 32
  %v688 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v687, <8 x float> %v685, <8 x float> %v675)
  store <8 x float> %v688, ptr %v686, align 32
  %v690 = load float, ptr %v689, align 4
  %v691 = insertelement <8 x float> poison, float %v690, i64 0
  %v692 = shufflevector <8 x float> %v691, <8 x float> poison, <8 x i32> zeroinitializer
  %v693 = add nsw i64 %f0, 80
  %v694 = getelementptr float, ptr %v97, i64 %v693
  %v695 = load <8 x float>, ptr %v694, align 32
  %v696 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v695, <8 x float> %v692, <8 x float> %v676)
  store <8 x float> %v696, ptr %v694, align 32
  %v698 = load float, ptr %v697, align 4
  %v699 = insertelement <8 x float> poison, float %v698, i64 0
  %v700 = shufflevector <8 x float> %v699, <8 x float> poison, <8 x i32> zeroinitializer
  %v701 = add nsw i64 %f0, 160
  %v702 = getelementptr float, ptr %v97, i64 %v701
  %v703 = load <8 x float>, ptr %v702, align 32
  %v704 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v703, <8 x float> %v700, <8 x float> %v677)
  store <8 x float> %v704, ptr %v702, align 32
  %v706 = load float, ptr %v705, align 4
  %v707 = insertelement <8 x float> poison, float %v706, i64 0
  %v708 = shufflevector <8 x float> %v707, <8 x float> poison, <8 x i32> zeroinitializer
  %v709 = add nsw i64 %f0, 240
  %v710 = getelementptr float, ptr %v97, i64 %v709
  %v711 = load <8 x float>, ptr %v710, align 32
  %v712 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v711, <8 x float> %v708, <8 x float> %v678)
  store <8 x float> %v712, ptr %v710, align 32
  %v714 = load float, ptr %v713, align 4
  %v715 = insertelement <8 x float> poison, float %v714, i64 0
  %v716 = shufflevector <8 x float> %v715, <8 x float> poison, <8 x i32> zeroinitializer
  %v717 = add nsw i64 %f0, 320
  %v718 = getelementptr float, ptr %v97, i64 %v717
  %v719 = load <8 x float>, ptr %v718, align 32
  %v720 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v719, <8 x float> %v716, <8 x float> %v679)
  store <8 x float> %v720, ptr %v718, align 32
  %v722 = load float, ptr %v721, align 4
  %v723 = insertelement <8 x float> poison, float %v722, i64 0
  %v724 = shufflevector <8 x float> %v723, <8 x float> poison, <8 x i32> zeroinitializer
  %v725 = add nsw i64 %f0, 400
  %v726 = getelementptr float, ptr %v97, i64 %v725
  %v727 = load <8 x float>, ptr %v726, align 32
  %v728 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v727, <8 x float> %v724, <8 x float> %v680)
  store <8 x float> %v728, ptr %v726, align 32
  %v730 = load float, ptr %v729, align 4
  %v731 = insertelement <8 x float> poison, float %v730, i64 0
  %v732 = shufflevector <8 x float> %v731, <8 x float> poison, <8 x i32> zeroinitializer
  %v733 = add nsw i64 %f0, 480
  %v734 = getelementptr float, ptr %v97, i64 %v733
  %v735 = load <8 x float>, ptr %v734, align 32
  %v736 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v735, <8 x float> %v732, <8 x float> %v681)
  store <8 x float> %v736, ptr %v734, align 32
  %v738 = load float, ptr %v737, align 4
  %v739 = insertelement <8 x float> poison, float %v738, i64 0
  %v740 = shufflevector <8 x float> %v739, <8 x float> poison, <8 x i32> zeroinitializer
  %v741 = add nsw i64 %f0, 560
  %v742 = getelementptr float, ptr %v97, i64 %v741
  %v743 = load <8 x float>, ptr %v742, align 32
  %v744 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v743, <8 x float> %v740, <8 x float> %v682)
  store <8 x float> %v744, ptr %v742, align 32
  %v745 = add nsw i64 %f0, 8
  %v746 = icmp slt i64 %v745, 64
  br i1 %v746, label %f_0, label %f_0_end
f_0_end:
  %v747 = add nsw i64 %key0, 16
  %v748 = icmp slt i64 %v747, %end
  br i1 %v748, label %key_0, label %key_0_end
key_0_end:
  %v749 = getelementptr i8, ptr %scratch, i64 128
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %key_0_end ], [ %v753, %vector_3 ]
  %v750 = getelementptr float, ptr %v749, i64 %vector3
  %v751 = mul nsw i64 %vector3, 80
  %v752 = getelementptr float, ptr %v97, i64 %v751
  call void @attngen_transpose_f32(ptr %v752, i64 80, ptr %v750, i64 8, i64 8, i64 64)
  %v753 = add nsw i64 %vector3, 8
  %v754 = icmp slt i64 %v753, 8
  br i1 %v754, label %vector_3, label %vector_3_end
vector_3_end:
  ret void
}

define void @attngen_causal_gqa_e64_f64_bf16_avx2_merge(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch, ptr noalias align 64 %later) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = getelementptr i8, ptr %arguments, i64 4
  %v3 = load i32, ptr %v2, align 4
  %v4 = sext i32 %v3 to i64
  %v5 = getelementptr i8, ptr %arguments, i64 8
  %v6 = load i32, ptr %v5, align 4
  %v7 = sext i32 %v6 to i64
  %v8 = icmp eq i64 %v7, 0
  %v9 = select i1 %v8, i64 1, i64 %v7
  %v10 = sdiv i64 %v4, %v9
  %v11 = mul i64 %v10, %v9
  %v12 = sub i64 %v4, %v11
  %v13 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v4, %v14
  %v16 = sdiv i64 %v15, %v13
  %v17 = call i64 @llvm.smin.i64(i64 %v13, i64 %v4)
  %v18 = mul nsw i64 %v1, %v17
  %v19 = add nsw i64 %v18, 7
  %v20 = sdiv i64 %v19, 8
  %v21 = call i64 @llvm.smax.i64(i64 %v20, i64 1)
  %v22 = srem i64 %item, %v21
  %v23 = sdiv i64 %item, %v21
  %v24 = mul nsw i64 %v22, 8
  %v25 = call i64 @llvm.smax.i64(i64 %v16, i64 1)
  %v26 = srem i64 %v23, %v25
  %v27 = sdiv i64 %v23, %v25
  %v28 = mul nsw i64 %v26, %v13
  %v29 = sub nsw i64 %v4, %v28
  %v30 = call i64 @llvm.smin.i64(i64 %v13, i64 %v29)
  %v31 = mul nsw i64 %v1, %v30
  %v32 = getelementptr i8, ptr %arguments, i64 12
  %v33 = load i32, ptr %v32, align 4
  %v34 = sext i32 %v33 to i64
  %v35 = call i64 @llvm.smax.i64(i64 %v34, i64 1)
  %v36 = sub nsw i64 %v31, %v24
  %v37 = call i64 @llvm.smin.i64(i64 %v36, i64 8)
  %v38 = sub nsw i64 %v37, 1
  %v39 = add nsw i64 %v24, %v38
  %v40 = sdiv i64 %v24, %v30
  %v41 = sdiv i64 %v39, %v30
  %v42 = sub nsw i64 %v31, 1
  %v48 = getelementptr i8, ptr %scratch, i64 2176
  %v51 = getelementptr i8, ptr %scratch, i64 2240
  br label %row_0
row_0:
  %row0 = phi i64 [ 0, %entry ], [ %v54, %row_0 ]
  %v43 = add nsw i64 %v24, %row0
  %v44 = call i64 @llvm.smin.i64(i64 %v43, i64 %v42)
  %v45 = sdiv i64 %v44, %v30
  %v46 = srem i64 %v44, %v30
  %v47 = add nsw i64 %v28, %v46
  %v49 = getelementptr i32, ptr %v48, i64 %row0
  %v50 = trunc i64 %v45 to i32
  store i32 %v50, ptr %v49, align 4
  %v52 = getelementptr i32, ptr %v51, i64 %row0
  %v53 = trunc i64 %v47 to i32
  store i32 %v53, ptr %v52, align 4
  %v54 = add nsw i64 %row0, 1
  %v55 = icmp slt i64 %v54, 8
  br i1 %v55, label %row_0, label %row_0_end
row_0_end:
  %v64 = getelementptr i8, ptr %scratch, i64 64
  %v67 = getelementptr i8, ptr %later, i64 64
  %v115 = getelementptr i8, ptr %scratch, i64 128
  %v118 = getelementptr i8, ptr %later, i64 128
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %row_0_end ], [ %v126, %f_0_end ]
  %v56 = getelementptr i32, ptr %v48, i64 %vector0
  %v57 = load <8 x i32>, ptr %v56, align 4
  %v58 = getelementptr i32, ptr %v51, i64 %vector0
  %v59 = load <8 x i32>, ptr %v58, align 4
  %v60 = getelementptr float, ptr %scratch, i64 %vector0
  %v61 = load <8 x float>, ptr %v60, align 32
  %v62 = getelementptr float, ptr %later, i64 %vector0
  %v63 = load <8 x float>, ptr %v62, align 32
  %v65 = getelementptr float, ptr %v64, i64 %vector0
  %v66 = load <8 x float>, ptr %v65, align 32
  %v68 = getelementptr float, ptr %v67, i64 %vector0
  %v69 = load <8 x float>, ptr %v68, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  %v70 = fcmp ogt <8 x float> %v63, %v61
  %v71 = select <8 x i1> %v70, <8 x float> %v63, <8 x float> %v61
  %v72 = fcmp uno <8 x float> %v63, %v63
  %v73 = select <8 x i1> %v72, <8 x float> %v63, <8 x float> %v71
  ; D[h,p] = sum{m} N[h,p,m]
  %v74 = fcmp oeq <8 x float> %v73, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v75 = select <8 x i1> %v74, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v73
  %v76 = fsub <8 x float> %v61, %v75
  %v77 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v76
  %v78 = select <8 x i1> %v77, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v76
  %v79 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v78, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v80 = fsub <8 x float> %v79, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v81 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v80, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v78)
  %v82 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v80, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v81)
  %v83 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v82, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v84 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v83, <8 x float> %v82, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v85 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v84, <8 x float> %v82, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v86 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v85, <8 x float> %v82, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v87 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v86, <8 x float> %v82, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v88 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v87, <8 x float> %v82, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v89 = bitcast <8 x float> %v79 to <8 x i32>
  %v90 = shl <8 x i32> %v89, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v91 = bitcast <8 x i32> %v90 to <8 x float>
  %v92 = fmul <8 x float> %v88, %v91
  %v93 = fmul <8 x float> %v66, %v92
  %v94 = fsub <8 x float> %v63, %v75
  %v95 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v94
  %v96 = select <8 x i1> %v95, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v94
  %v97 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v96, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v98 = fsub <8 x float> %v97, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v99 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v98, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v96)
  %v100 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v98, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v99)
  %v101 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v100, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v102 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v101, <8 x float> %v100, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v103 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v102, <8 x float> %v100, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v104 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v103, <8 x float> %v100, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v105 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v104, <8 x float> %v100, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v106 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v105, <8 x float> %v100, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v107 = bitcast <8 x float> %v97 to <8 x i32>
  %v108 = shl <8 x i32> %v107, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v109 = bitcast <8 x i32> %v108 to <8 x float>
  %v110 = fmul <8 x float> %v106, %v109
  %v111 = fmul <8 x float> %v69, %v110
  %v112 = fadd <8 x float> %v93, %v111
  store <8 x float> %v73, ptr %v60, align 32
  store <8 x float> %v112, ptr %v65, align 32
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %vector_0 ], [ %v124, %f_0 ]
  %v113 = mul nsw i64 %f0, 8
  %v114 = add nsw i64 %v113, %vector0
  %v116 = getelementptr float, ptr %v115, i64 %v114
  %v117 = load <8 x float>, ptr %v116, align 32
  %v119 = getelementptr float, ptr %v118, i64 %v114
  %v120 = load <8 x float>, ptr %v119, align 32
  %v121 = fmul <8 x float> %v117, %v92
  %v122 = fmul <8 x float> %v120, %v110
  %v123 = fadd <8 x float> %v121, %v122
  store <8 x float> %v123, ptr %v116, align 32
  %v124 = add nsw i64 %f0, 1
  %v125 = icmp slt i64 %v124, 64
  br i1 %v125, label %f_0, label %f_0_end
f_0_end:
  %v126 = add nsw i64 %vector0, 8
  %v127 = icmp slt i64 %v126, 8
  br i1 %v127, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

define void @attngen_causal_gqa_e64_f64_bf16_avx2_finish(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = getelementptr i8, ptr %arguments, i64 4
  %v3 = load i32, ptr %v2, align 4
  %v4 = sext i32 %v3 to i64
  %v5 = getelementptr i8, ptr %arguments, i64 8
  %v6 = load i32, ptr %v5, align 4
  %v7 = sext i32 %v6 to i64
  %v8 = icmp eq i64 %v7, 0
  %v9 = select i1 %v8, i64 1, i64 %v7
  %v10 = sdiv i64 %v4, %v9
  %v11 = mul i64 %v10, %v9
  %v12 = sub i64 %v4, %v11
  %v13 = call i64 @llvm.smax.i64(i64 %v10, i64 1)
  %v14 = sub nsw i64 %v13, 1
  %v15 = add nsw i64 %v4, %v14
  %v16 = sdiv i64 %v15, %v13
  %v17 = call i64 @llvm.smin.i64(i64 %v13, i64 %v4)
  %v18 = mul nsw i64 %v1, %v17
  %v19 = add nsw i64 %v18, 7
  %v20 = sdiv i64 %v19, 8
  %v21 = call i64 @llvm.smax.i64(i64 %v20, i64 1)
  %v22 = srem i64 %item, %v21
  %v23 = sdiv i64 %item, %v21
  %v24 = mul nsw i64 %v22, 8
  %v25 = call i64 @llvm.smax.i64(i64 %v16, i64 1)
  %v26 = srem i64 %v23, %v25
  %v27 = sdiv i64 %v23, %v25
  %v28 = mul nsw i64 %v26, %v13
  %v29 = sub nsw i64 %v4, %v28
  %v30 = call i64 @llvm.smin.i64(i64 %v13, i64 %v29)
  %v31 = mul nsw i64 %v1, %v30
  %v32 = getelementptr i8, ptr %arguments, i64 12
  %v33 = load i32, ptr %v32, align 4
  %v34 = sext i32 %v33 to i64
  %v35 = call i64 @llvm.smax.i64(i64 %v34, i64 1)
  %v36 = sub nsw i64 %v31, %v24
  %v37 = call i64 @llvm.smin.i64(i64 %v36, i64 8)
  %v38 = sub nsw i64 %v37, 1
  %v39 = add nsw i64 %v24, %v38
  %v40 = sdiv i64 %v24, %v30
  %v41 = sdiv i64 %v39, %v30
  %v42 = sub nsw i64 %v31, 1
  %v48 = getelementptr i8, ptr %scratch, i64 2176
  %v51 = getelementptr i8, ptr %scratch, i64 2240
  br label %row_0
row_0:
  %row0 = phi i64 [ 0, %entry ], [ %v54, %row_0 ]
  %v43 = add nsw i64 %v24, %row0
  %v44 = call i64 @llvm.smin.i64(i64 %v43, i64 %v42)
  %v45 = sdiv i64 %v44, %v30
  %v46 = srem i64 %v44, %v30
  %v47 = add nsw i64 %v28, %v46
  %v49 = getelementptr i32, ptr %v48, i64 %row0
  %v50 = trunc i64 %v45 to i32
  store i32 %v50, ptr %v49, align 4
  %v52 = getelementptr i32, ptr %v51, i64 %row0
  %v53 = trunc i64 %v47 to i32
  store i32 %v53, ptr %v52, align 4
  %v54 = add nsw i64 %row0, 1
  %v55 = icmp slt i64 %v54, 8
  br i1 %v55, label %row_0, label %row_0_end
row_0_end:
  %v69 = getelementptr i8, ptr %scratch, i64 64
  %v73 = getelementptr i8, ptr %arguments, i64 128
  %v74 = load i64, ptr %v73, align 8
  %v75 = mul nsw i64 %v27, %v74
  %v76 = getelementptr i8, ptr %arguments, i64 136
  %v77 = load i64, ptr %v76, align 8
  %v81 = getelementptr i8, ptr %arguments, i64 144
  %v82 = load ptr, ptr %v81, align 8
  %v97 = getelementptr i8, ptr %scratch, i64 128
  %v99 = getelementptr i8, ptr %scratch, i64 12096
  %v111 = getelementptr i8, ptr %scratch, i64 14144
  %v118 = getelementptr i8, ptr %arguments, i64 152
  %v119 = load i64, ptr %v118, align 8
  %v120 = mul nsw i64 %v27, %v119
  %v121 = getelementptr i8, ptr %arguments, i64 160
  %v122 = load i64, ptr %v121, align 8
  %v125 = getelementptr i8, ptr %arguments, i64 168
  %v126 = load i64, ptr %v125, align 8
  %v129 = getelementptr i8, ptr %arguments, i64 176
  %v130 = load ptr, ptr %v129, align 8
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %row_0_end ], [ %v136, %join_0 ]
  %v56 = icmp slt i64 %vector0, %v37
  %v57 = sub nsw i64 %v37, %vector0
  %v58 = call i64 @llvm.smin.i64(i64 %v57, i64 8)
  %v59 = icmp slt i64 0, %v58
  %v89 = getelementptr i32, ptr %v48, i64 %vector0
  %v91 = getelementptr i32, ptr %v51, i64 %vector0
  %v93 = getelementptr float, ptr %scratch, i64 %vector0
  %v95 = getelementptr float, ptr %v69, i64 %vector0
  %v98 = getelementptr float, ptr %v97, i64 %vector0
  br i1 %v56, label %then_0, label %else_0
then_0:
  br i1 %v59, label %row_1, label %row_1_end
row_1:
  %row1 = phi i64 [ 0, %then_0 ], [ %v87, %row_1 ]
  %v60 = add nsw i64 %vector0, %row1
  %v61 = add nsw i64 %v24, %v60
  %v62 = call i64 @llvm.smin.i64(i64 %v61, i64 %v42)
  %v63 = sdiv i64 %v62, %v30
  %v64 = srem i64 %v62, %v30
  %v65 = add nsw i64 %v28, %v64
  %v66 = getelementptr float, ptr %scratch, i64 %v60
  %v67 = load float, ptr %v66, align 4
  %v68 = fpext float %v67 to double
  %v70 = getelementptr float, ptr %v69, i64 %v60
  %v71 = load float, ptr %v70, align 4
  %v72 = fpext float %v71 to double
  ; out LSE[h,p] = GM[h,p] + log(D[h,p])
  %v78 = mul nsw i64 %v65, %v77
  %v79 = add nsw i64 %v75, %v78
  %v80 = add nsw i64 %v79, %v63
  %v83 = getelementptr float, ptr %v82, i64 %v80
  %v84 = call double @llvm.log.f64(double %v72)
  %v85 = fadd double %v68, %v84
  %v86 = fptrunc double %v85 to float
  store float %v86, ptr %v83, align 4
  %v87 = add nsw i64 %row1, 1
  %v88 = icmp slt i64 %v87, %v58
  br i1 %v88, label %row_1, label %row_1_end
row_1_end:
  %v90 = load <8 x i32>, ptr %v89, align 4
  %v92 = load <8 x i32>, ptr %v91, align 4
  %v94 = load <8 x float>, ptr %v93, align 32
  %v96 = load <8 x float>, ptr %v95, align 32
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  %v104 = fcmp oeq <8 x float> %v96, <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %row_1_end ], [ %v109, %f_0 ]
  %v100 = mul nsw i64 %f0, 8
  %v101 = getelementptr float, ptr %v98, i64 %v100
  %v102 = load <8 x float>, ptr %v101, align 32
  %v103 = getelementptr float, ptr %v99, i64 %v100
  %v105 = fcmp oeq <8 x float> %v102, <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>
  %v106 = and <8 x i1> %v105, %v104
  %v107 = fdiv <8 x float> %v102, %v96
  %v108 = select <8 x i1> %v106, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v107
  store <8 x float> %v108, ptr %v103, align 32
  %v109 = add nsw i64 %f0, 1
  %v110 = icmp slt i64 %v109, 64
  br i1 %v110, label %f_0, label %f_0_end
f_0_end:
  call void @attngen_transpose_f32(ptr %v99, i64 8, ptr %v111, i64 64, i64 64, i64 8)
  br i1 %v59, label %row_2, label %row_2_end
row_2:
  %row2 = phi i64 [ 0, %f_0_end ], [ %v134, %row_2 ]
  %v112 = add nsw i64 %vector0, %row2
  %v113 = add nsw i64 %v24, %v112
  %v114 = call i64 @llvm.smin.i64(i64 %v113, i64 %v42)
  %v115 = sdiv i64 %v114, %v30
  %v116 = srem i64 %v114, %v30
  %v117 = add nsw i64 %v28, %v116
  %v123 = mul nsw i64 %v117, %v122
  %v124 = add nsw i64 %v120, %v123
  %v127 = mul nsw i64 %v115, %v126
  %v128 = add nsw i64 %v124, %v127
  %v131 = getelementptr float, ptr %v130, i64 %v128
  %v132 = mul nsw i64 %row2, 64
  %v133 = getelementptr float, ptr %v111, i64 %v132
  call void @llvm.memcpy.p0.p0.i64(ptr %v131, ptr %v133, i64 256, i1 false)
  %v134 = add nsw i64 %row2, 1
  %v135 = icmp slt i64 %v134, %v58
  br i1 %v135, label %row_2, label %row_2_end
row_2_end:
  br label %join_0
else_0:
  br label %join_0
join_0:
  %v136 = add nsw i64 %vector0, 8
  %v137 = icmp slt i64 %v136, 8
  br i1 %v137, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

declare void @attngen_transpose_f32(ptr, i64, ptr, i64, i64, i64)
declare <8 x float> @llvm.fmuladd.v8f32(<8 x float>, <8 x float>, <8 x float>)
declare double @llvm.log.f64(double)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1 immarg)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1 immarg)
declare void @llvm.prefetch.p0(ptr, i32 immarg, i32 immarg, i32 immarg)
declare i64 @llvm.smax.i64(i64, i64)
declare i64 @llvm.smin.i64(i64, i64)

attributes #0 = { nounwind "prefer-vector-width"="256" "min-legal-vector-width"="256" }
