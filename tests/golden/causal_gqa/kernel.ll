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
  %v149 = udiv i64 0, 8
  %v320 = getelementptr i8, ptr %scratch, i64 11520
  %v345 = getelementptr i8, ptr %arguments, i64 16
  %v346 = load i32, ptr %v345, align 4
  %v347 = sext i32 %v346 to i64
  %v348 = add nsw i64 %v347, %v40
  %v349 = add nsw i64 %v348, 1
  %v366 = getelementptr i8, ptr %arguments, i64 120
  %v367 = load float, ptr %v366, align 4
  %v368 = insertelement <8 x float> poison, float %v367, i64 0
  %v369 = shufflevector <8 x float> %v368, <8 x float> poison, <8 x i32> zeroinitializer
  %v401 = getelementptr i8, ptr %scratch, i64 12032
  %v446 = trunc i64 %v347 to i32
  %v447 = insertelement <8 x i32> poison, i32 %v446, i64 0
  %v448 = shufflevector <8 x i32> %v447, <8 x i32> poison, <8 x i32> zeroinitializer
  %v450 = trunc i64 %v1 to i32
  %v451 = insertelement <8 x i32> poison, i32 %v450, i64 0
  %v452 = shufflevector <8 x i32> %v451, <8 x i32> poison, <8 x i32> zeroinitializer
  %v533 = getelementptr i8, ptr %scratch, i64 7424
  %v690 = getelementptr float, ptr %v401, i64 1
  %v698 = getelementptr float, ptr %v401, i64 2
  %v706 = getelementptr float, ptr %v401, i64 3
  %v714 = getelementptr float, ptr %v401, i64 4
  %v722 = getelementptr float, ptr %v401, i64 5
  %v730 = getelementptr float, ptr %v401, i64 6
  %v738 = getelementptr float, ptr %v401, i64 7
  br i1 %v98, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_0_end ], [ %v748, %f_0_end ]
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
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v343, %e_0_end ]
  %v148 = udiv i64 %key_row0, 1
  %v150 = mul nsw i64 %v148, 2
  %v151 = udiv i64 %v150, 2
  %v152 = urem i64 %v150, 2
  %v153 = mul nsw i64 %v152, 64
  %v154 = call i64 @llvm.smin.i64(i64 %v151, i64 %v125)
  %v155 = mul nsw i64 %v154, %v124
  %v156 = getelementptr i8, ptr %v123, i64 %v155
  %v157 = getelementptr i8, ptr %v156, i64 %v153
  call void @llvm.prefetch.p0(ptr %v157, i32 0, i32 3, i32 1)
  %v158 = getelementptr i8, ptr %v157, i64 64
  call void @llvm.prefetch.p0(ptr %v158, i32 0, i32 3, i32 1)
  %v159 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v101)
  %v160 = mul nsw i64 %v159, %v136
  %v161 = getelementptr i16, ptr %v146, i64 %v160
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_0 ], [ %v317, %e_0 ]
  %v162 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v288, %e_0 ]
  %v163 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v292, %e_0 ]
  %v164 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v296, %e_0 ]
  %v165 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v300, %e_0 ]
  %v166 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v304, %e_0 ]
  %v167 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v308, %e_0 ]
  %v168 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v312, %e_0 ]
  %v169 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v316, %e_0 ]
  %v170 = getelementptr i16, ptr %v161, i64 %e0
  %v171 = load <8 x i16>, ptr %v170, align 2
  %v172 = zext <8 x i16> %v171 to <8 x i32>
  %v173 = shl <8 x i32> %v172, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v174 = bitcast <8 x i32> %v173 to <8 x float>
  %v175 = getelementptr float, ptr %v56, i64 %e0
  %v176 = load <8 x float>, ptr %v175, align 32
  %v177 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v174, <8 x float> %v176, <8 x float> %v162)
  %v178 = add nsw i64 %e0, 80
  %v179 = getelementptr float, ptr %v56, i64 %v178
  %v180 = load <8 x float>, ptr %v179, align 32
  %v181 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v174, <8 x float> %v180, <8 x float> %v163)
  %v182 = add nsw i64 %e0, 160
  %v183 = getelementptr float, ptr %v56, i64 %v182
  %v184 = load <8 x float>, ptr %v183, align 32
  %v185 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v174, <8 x float> %v184, <8 x float> %v164)
  %v186 = add nsw i64 %e0, 240
  %v187 = getelementptr float, ptr %v56, i64 %v186
  %v188 = load <8 x float>, ptr %v187, align 32
  %v189 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v174, <8 x float> %v188, <8 x float> %v165)
  %v190 = add nsw i64 %e0, 320
  %v191 = getelementptr float, ptr %v56, i64 %v190
  %v192 = load <8 x float>, ptr %v191, align 32
  %v193 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v174, <8 x float> %v192, <8 x float> %v166)
  %v194 = add nsw i64 %e0, 400
  %v195 = getelementptr float, ptr %v56, i64 %v194
  %v196 = load <8 x float>, ptr %v195, align 32
  %v197 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v174, <8 x float> %v196, <8 x float> %v167)
  %v198 = add nsw i64 %e0, 480
  %v199 = getelementptr float, ptr %v56, i64 %v198
  %v200 = load <8 x float>, ptr %v199, align 32
  %v201 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v174, <8 x float> %v200, <8 x float> %v168)
  %v202 = add nsw i64 %e0, 560
  %v203 = getelementptr float, ptr %v56, i64 %v202
  %v204 = load <8 x float>, ptr %v203, align 32
  %v205 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v174, <8 x float> %v204, <8 x float> %v169)
  %v206 = add nsw i64 %e0, 8
  %v207 = getelementptr i16, ptr %v161, i64 %v206
  %v208 = load <8 x i16>, ptr %v207, align 2
  %v209 = zext <8 x i16> %v208 to <8 x i32>
  %v210 = shl <8 x i32> %v209, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v211 = bitcast <8 x i32> %v210 to <8 x float>
  %v212 = getelementptr float, ptr %v56, i64 %v206
  %v213 = load <8 x float>, ptr %v212, align 32
  %v214 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v211, <8 x float> %v213, <8 x float> %v177)
  %v215 = add nsw i64 %v206, 80
  %v216 = getelementptr float, ptr %v56, i64 %v215
  %v217 = load <8 x float>, ptr %v216, align 32
  %v218 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v211, <8 x float> %v217, <8 x float> %v181)
  %v219 = add nsw i64 %v206, 160
  %v220 = getelementptr float, ptr %v56, i64 %v219
  %v221 = load <8 x float>, ptr %v220, align 32
  %v222 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v211, <8 x float> %v221, <8 x float> %v185)
  %v223 = add nsw i64 %v206, 240
  %v224 = getelementptr float, ptr %v56, i64 %v223
  %v225 = load <8 x float>, ptr %v224, align 32
  %v226 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v211, <8 x float> %v225, <8 x float> %v189)
  %v227 = add nsw i64 %v206, 320
  %v228 = getelementptr float, ptr %v56, i64 %v227
  %v229 = load <8 x float>, ptr %v228, align 32
  %v230 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v211, <8 x float> %v229, <8 x float> %v193)
  %v231 = add nsw i64 %v206, 400
  %v232 = getelementptr float, ptr %v56, i64 %v231
  %v233 = load <8 x float>, ptr %v232, align 32
  %v234 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v211, <8 x float> %v233, <8 x float> %v197)
  %v235 = add nsw i64 %v206, 480
  %v236 = getelementptr float, ptr %v56, i64 %v235
  %v237 = load <8 x float>, ptr %v236, align 32
  %v238 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v211, <8 x float> %v237, <8 x float> %v201)
  %v239 = add nsw i64 %v206, 560
  %v240 = getelementptr float, ptr %v56, i64 %v239
  %v241 = load <8 x float>, ptr %v240, align 32
  %v242 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v211, <8 x float> %v241, <8 x float> %v205)
  %v243 = add nsw i64 %e0, 16
  %v244 = getelementptr i16, ptr %v161, i64 %v243
  %v245 = load <8 x i16>, ptr %v244, align 2
  %v246 = zext <8 x i16> %v245 to <8 x i32>
  %v247 = shl <8 x i32> %v246, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v248 = bitcast <8 x i32> %v247 to <8 x float>
  %v249 = getelementptr float, ptr %v56, i64 %v243
  %v250 = load <8 x float>, ptr %v249, align 32
  %v251 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v250, <8 x float> %v214)
  %v252 = add nsw i64 %v243, 80
  %v253 = getelementptr float, ptr %v56, i64 %v252
  %v254 = load <8 x float>, ptr %v253, align 32
  %v255 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v254, <8 x float> %v218)
  %v256 = add nsw i64 %v243, 160
  %v257 = getelementptr float, ptr %v56, i64 %v256
  %v258 = load <8 x float>, ptr %v257, align 32
  %v259 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v258, <8 x float> %v222)
  %v260 = add nsw i64 %v243, 240
  %v261 = getelementptr float, ptr %v56, i64 %v260
  %v262 = load <8 x float>, ptr %v261, align 32
  %v263 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v262, <8 x float> %v226)
  %v264 = add nsw i64 %v243, 320
  %v265 = getelementptr float, ptr %v56, i64 %v264
  %v266 = load <8 x float>, ptr %v265, align 32
  %v267 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v266, <8 x float> %v230)
  %v268 = add nsw i64 %v243, 400
  %v269 = getelementptr float, ptr %v56, i64 %v268
  %v270 = load <8 x float>, ptr %v269, align 32
  %v271 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v270, <8 x float> %v234)
  %v272 = add nsw i64 %v243, 480
  %v273 = getelementptr float, ptr %v56, i64 %v272
  %v274 = load <8 x float>, ptr %v273, align 32
  %v275 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v274, <8 x float> %v238)
  %v276 = add nsw i64 %v243, 560
  %v277 = getelementptr float, ptr %v56, i64 %v276
  %v278 = load <8 x float>, ptr %v277, align 32
  %v279 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v278, <8 x float> %v242)
  %v280 = add nsw i64 %e0, 24
  %v281 = getelementptr i16, ptr %v161, i64 %v280
  %v282 = load <8 x i16>, ptr %v281, align 2
  %v283 = zext <8 x i16> %v282 to <8 x i32>
  %v284 = shl <8 x i32> %v283, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v285 = bitcast <8 x i32> %v284 to <8 x float>
  %v286 = getelementptr float, ptr %v56, i64 %v280
  %v287 = load <8 x float>, ptr %v286, align 32
  %v288 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v285, <8 x float> %v287, <8 x float> %v251)
  %v289 = add nsw i64 %v280, 80
  %v290 = getelementptr float, ptr %v56, i64 %v289
  %v291 = load <8 x float>, ptr %v290, align 32
  %v292 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v285, <8 x float> %v291, <8 x float> %v255)
  %v293 = add nsw i64 %v280, 160
  %v294 = getelementptr float, ptr %v56, i64 %v293
  %v295 = load <8 x float>, ptr %v294, align 32
  %v296 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v285, <8 x float> %v295, <8 x float> %v259)
  %v297 = add nsw i64 %v280, 240
  %v298 = getelementptr float, ptr %v56, i64 %v297
  %v299 = load <8 x float>, ptr %v298, align 32
  %v300 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v285, <8 x float> %v299, <8 x float> %v263)
  %v301 = add nsw i64 %v280, 320
  %v302 = getelementptr float, ptr %v56, i64 %v301
  %v303 = load <8 x float>, ptr %v302, align 32
  %v304 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v285, <8 x float> %v303, <8 x float> %v267)
  %v305 = add nsw i64 %v280, 400
  %v306 = getelementptr float, ptr %v56, i64 %v305
  %v307 = load <8 x float>, ptr %v306, align 32
  %v308 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v285, <8 x float> %v307, <8 x float> %v271)
  %v309 = add nsw i64 %v280, 480
  %v310 = getelementptr float, ptr %v56, i64 %v309
  %v311 = load <8 x float>, ptr %v310, align 32
  %v312 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v285, <8 x float> %v311, <8 x float> %v275)
  %v313 = add nsw i64 %v280, 560
  %v314 = getelementptr float, ptr %v56, i64 %v313
  %v315 = load <8 x float>, ptr %v314, align 32
  %v316 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v285, <8 x float> %v315, <8 x float> %v279)
  %v317 = add nsw i64 %e0, 32
  %v318 = icmp slt i64 %v317, 64
  br i1 %v318, label %e_0, label %e_0_end
e_0_end:
  %v319 = mul nsw i64 %key_row0, 8
  %v321 = getelementptr float, ptr %v320, i64 %v319
  %v322 = shufflevector <8 x float> %v288, <8 x float> %v304, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v323 = shufflevector <8 x float> %v288, <8 x float> %v304, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v324 = fadd <8 x float> %v323, %v322
  %v325 = shufflevector <8 x float> %v292, <8 x float> %v308, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v326 = shufflevector <8 x float> %v292, <8 x float> %v308, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v327 = fadd <8 x float> %v326, %v325
  %v328 = shufflevector <8 x float> %v296, <8 x float> %v312, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v329 = shufflevector <8 x float> %v296, <8 x float> %v312, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v330 = fadd <8 x float> %v329, %v328
  %v331 = shufflevector <8 x float> %v300, <8 x float> %v316, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v332 = shufflevector <8 x float> %v300, <8 x float> %v316, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v333 = fadd <8 x float> %v332, %v331
  %v334 = shufflevector <8 x float> %v324, <8 x float> %v330, <8 x i32> <i32 2, i32 3, i32 8, i32 9, i32 6, i32 7, i32 12, i32 13>
  %v335 = shufflevector <8 x float> %v324, <8 x float> %v330, <8 x i32> <i32 0, i32 1, i32 10, i32 11, i32 4, i32 5, i32 14, i32 15>
  %v336 = fadd <8 x float> %v335, %v334
  %v337 = shufflevector <8 x float> %v327, <8 x float> %v333, <8 x i32> <i32 2, i32 3, i32 8, i32 9, i32 6, i32 7, i32 12, i32 13>
  %v338 = shufflevector <8 x float> %v327, <8 x float> %v333, <8 x i32> <i32 0, i32 1, i32 10, i32 11, i32 4, i32 5, i32 14, i32 15>
  %v339 = fadd <8 x float> %v338, %v337
  %v340 = shufflevector <8 x float> %v336, <8 x float> %v339, <8 x i32> <i32 1, i32 8, i32 3, i32 10, i32 5, i32 12, i32 7, i32 14>
  %v341 = shufflevector <8 x float> %v336, <8 x float> %v339, <8 x i32> <i32 0, i32 9, i32 2, i32 11, i32 4, i32 13, i32 6, i32 15>
  %v342 = fadd <8 x float> %v341, %v340
  store <8 x float> %v342, ptr %v321, align 32
  %v343 = add nsw i64 %key_row0, 1
  %v344 = icmp slt i64 %v343, %v100
  br i1 %v344, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v350 = add nsw i64 %v102, %v1
  %v351 = icmp sgt i64 %v349, %v350
  br i1 %v351, label %then_0, label %else_0
then_0:
  br label %vector_1
vector_1:
  %vector1 = phi i64 [ 0, %then_0 ], [ %v432, %key_row_2_end ]
  %v352 = getelementptr i32, ptr %v48, i64 %vector1
  %v353 = load <8 x i32>, ptr %v352, align 4
  %v354 = getelementptr i32, ptr %v51, i64 %vector1
  %v355 = load <8 x i32>, ptr %v354, align 4
  %v356 = getelementptr float, ptr %scratch, i64 %vector1
  %v357 = load <8 x float>, ptr %v356, align 32
  %v358 = getelementptr float, ptr %v93, i64 %vector1
  %v359 = load <8 x float>, ptr %v358, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  br i1 %v147, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %vector_1 ], [ %v375, %key_row_1 ]
  %v360 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_1 ], [ %v374, %key_row_1 ]
  %v361 = add nsw i64 %key0, %key_row1
  %v362 = mul nsw i64 %key_row1, 8
  %v363 = add nsw i64 %v362, %vector1
  %v364 = getelementptr float, ptr %v320, i64 %v363
  %v365 = load <8 x float>, ptr %v364, align 32
  %v370 = fmul <8 x float> %v365, %v369
  %v371 = fcmp ogt <8 x float> %v370, %v360
  %v372 = select <8 x i1> %v371, <8 x float> %v370, <8 x float> %v360
  %v373 = fcmp uno <8 x float> %v370, %v370
  %v374 = select <8 x i1> %v373, <8 x float> %v370, <8 x float> %v372
  store <8 x float> %v370, ptr %v364, align 32
  %v375 = add nsw i64 %key_row1, 1
  %v376 = icmp slt i64 %v375, %v100
  br i1 %v376, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v377 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_1 ], [ %v374, %key_row_1 ]
  %v378 = fcmp ogt <8 x float> %v377, %v357
  %v379 = select <8 x i1> %v378, <8 x float> %v377, <8 x float> %v357
  %v380 = fcmp uno <8 x float> %v377, %v377
  %v381 = select <8 x i1> %v380, <8 x float> %v377, <8 x float> %v379
  %v382 = fcmp oeq <8 x float> %v381, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v383 = select <8 x i1> %v382, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v381
  %v384 = fsub <8 x float> %v357, %v383
  %v385 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v384
  %v386 = select <8 x i1> %v385, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v384
  %v387 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v386, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v388 = fsub <8 x float> %v387, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v389 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v388, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v386)
  %v390 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v388, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v389)
  %v391 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v390, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v392 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v391, <8 x float> %v390, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v393 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v392, <8 x float> %v390, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v394 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v393, <8 x float> %v390, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v395 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v394, <8 x float> %v390, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v396 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v395, <8 x float> %v390, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v397 = bitcast <8 x float> %v387 to <8 x i32>
  %v398 = shl <8 x i32> %v397, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v399 = bitcast <8 x i32> %v398 to <8 x float>
  %v400 = fmul <8 x float> %v396, %v399
  %v402 = getelementptr float, ptr %v401, i64 %vector1
  store <8 x float> %v400, ptr %v402, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v147, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %key_row_1_end ], [ %v427, %key_row_2 ]
  %v403 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v426, %key_row_2 ]
  %v404 = add nsw i64 %key0, %key_row2
  %v405 = mul nsw i64 %key_row2, 8
  %v406 = add nsw i64 %v405, %vector1
  %v407 = getelementptr float, ptr %v320, i64 %v406
  %v408 = load <8 x float>, ptr %v407, align 32
  %v409 = fsub <8 x float> %v408, %v383
  %v410 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v409
  %v411 = select <8 x i1> %v410, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v409
  %v412 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v411, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v413 = fsub <8 x float> %v412, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v414 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v413, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v411)
  %v415 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v413, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v414)
  %v416 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v415, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v417 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v416, <8 x float> %v415, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v418 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v417, <8 x float> %v415, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v419 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v418, <8 x float> %v415, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v420 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v419, <8 x float> %v415, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v421 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v420, <8 x float> %v415, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v422 = bitcast <8 x float> %v412 to <8 x i32>
  %v423 = shl <8 x i32> %v422, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v424 = bitcast <8 x i32> %v423 to <8 x float>
  %v425 = fmul <8 x float> %v421, %v424
  %v426 = fadd <8 x float> %v403, %v425
  store <8 x float> %v425, ptr %v407, align 32
  %v427 = add nsw i64 %key_row2, 1
  %v428 = icmp slt i64 %v427, %v100
  br i1 %v428, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v429 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v426, %key_row_2 ]
  %v430 = fmul <8 x float> %v359, %v400
  %v431 = fadd <8 x float> %v430, %v429
  store <8 x float> %v381, ptr %v356, align 32
  store <8 x float> %v431, ptr %v358, align 32
  %v432 = add nsw i64 %vector1, 8
  %v433 = icmp slt i64 %v432, 8
  br i1 %v433, label %vector_1, label %vector_1_end
vector_1_end:
  br label %join_0
else_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %else_0 ], [ %v522, %key_row_4_end ]
  %v434 = getelementptr i32, ptr %v48, i64 %vector2
  %v435 = load <8 x i32>, ptr %v434, align 4
  %v436 = getelementptr i32, ptr %v51, i64 %vector2
  %v437 = load <8 x i32>, ptr %v436, align 4
  %v438 = getelementptr float, ptr %scratch, i64 %vector2
  %v439 = load <8 x float>, ptr %v438, align 32
  %v440 = getelementptr float, ptr %v93, i64 %vector2
  %v441 = load <8 x float>, ptr %v440, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  %v449 = add <8 x i32> %v435, %v448
  %v453 = sub <8 x i32> %v449, %v452
  br i1 %v147, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %vector_2 ], [ %v466, %key_row_3 ]
  %v442 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v465, %key_row_3 ]
  %v443 = add nsw i64 %key0, %key_row3
  %v444 = mul nsw i64 %key_row3, 8
  %v445 = add nsw i64 %v444, %vector2
  %v454 = trunc i64 %v443 to i32
  %v455 = insertelement <8 x i32> poison, i32 %v454, i64 0
  %v456 = shufflevector <8 x i32> %v455, <8 x i32> poison, <8 x i32> zeroinitializer
  %v457 = icmp sle <8 x i32> %v456, %v453
  %v458 = getelementptr float, ptr %v320, i64 %v445
  %v459 = load <8 x float>, ptr %v458, align 32
  %v460 = fmul <8 x float> %v459, %v369
  %v461 = select <8 x i1> %v457, <8 x float> %v460, <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v462 = fcmp ogt <8 x float> %v461, %v442
  %v463 = select <8 x i1> %v462, <8 x float> %v461, <8 x float> %v442
  %v464 = fcmp uno <8 x float> %v461, %v461
  %v465 = select <8 x i1> %v464, <8 x float> %v461, <8 x float> %v463
  store <8 x float> %v461, ptr %v458, align 32
  %v466 = add nsw i64 %key_row3, 1
  %v467 = icmp slt i64 %v466, %v100
  br i1 %v467, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v468 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v465, %key_row_3 ]
  %v469 = fcmp ogt <8 x float> %v468, %v439
  %v470 = select <8 x i1> %v469, <8 x float> %v468, <8 x float> %v439
  %v471 = fcmp uno <8 x float> %v468, %v468
  %v472 = select <8 x i1> %v471, <8 x float> %v468, <8 x float> %v470
  %v473 = fcmp oeq <8 x float> %v472, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v474 = select <8 x i1> %v473, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v472
  %v475 = fsub <8 x float> %v439, %v474
  %v476 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v475
  %v477 = select <8 x i1> %v476, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v475
  %v478 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v477, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v479 = fsub <8 x float> %v478, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v480 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v479, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v477)
  %v481 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v479, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v480)
  %v482 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v481, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v483 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v482, <8 x float> %v481, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v484 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v483, <8 x float> %v481, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v485 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v484, <8 x float> %v481, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v486 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v485, <8 x float> %v481, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v487 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v486, <8 x float> %v481, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v488 = bitcast <8 x float> %v478 to <8 x i32>
  %v489 = shl <8 x i32> %v488, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v490 = bitcast <8 x i32> %v489 to <8 x float>
  %v491 = fmul <8 x float> %v487, %v490
  %v492 = getelementptr float, ptr %v401, i64 %vector2
  store <8 x float> %v491, ptr %v492, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v147, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %key_row_3_end ], [ %v517, %key_row_4 ]
  %v493 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v516, %key_row_4 ]
  %v494 = add nsw i64 %key0, %key_row4
  %v495 = mul nsw i64 %key_row4, 8
  %v496 = add nsw i64 %v495, %vector2
  %v497 = getelementptr float, ptr %v320, i64 %v496
  %v498 = load <8 x float>, ptr %v497, align 32
  %v499 = fsub <8 x float> %v498, %v474
  %v500 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v499
  %v501 = select <8 x i1> %v500, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v499
  %v502 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v501, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v503 = fsub <8 x float> %v502, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v504 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v503, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v501)
  %v505 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v503, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v504)
  %v506 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v505, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v507 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v506, <8 x float> %v505, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v508 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v507, <8 x float> %v505, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v509 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v508, <8 x float> %v505, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v510 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v509, <8 x float> %v505, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v511 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v510, <8 x float> %v505, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v512 = bitcast <8 x float> %v502 to <8 x i32>
  %v513 = shl <8 x i32> %v512, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v514 = bitcast <8 x i32> %v513 to <8 x float>
  %v515 = fmul <8 x float> %v511, %v514
  %v516 = fadd <8 x float> %v493, %v515
  store <8 x float> %v515, ptr %v497, align 32
  %v517 = add nsw i64 %key_row4, 1
  %v518 = icmp slt i64 %v517, %v100
  br i1 %v518, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v519 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v516, %key_row_4 ]
  %v520 = fmul <8 x float> %v441, %v491
  %v521 = fadd <8 x float> %v520, %v519
  store <8 x float> %v472, ptr %v438, align 32
  store <8 x float> %v521, ptr %v440, align 32
  %v522 = add nsw i64 %vector2, 8
  %v523 = icmp slt i64 %v522, 8
  br i1 %v523, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
join_0:
  %v524 = mul nsw i64 %key0, %v118
  %v525 = add nsw i64 %v116, %v524
  %v526 = getelementptr i16, ptr %v122, i64 %v525
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v147, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %join_0 ], [ %v584, %key_row_5 ]
  %v527 = mul nsw i64 %key_row5, 8
  %v528 = getelementptr float, ptr %v320, i64 %v527
  %v529 = load float, ptr %v528, align 4
  %v530 = mul nsw i64 %v527, 8
  %v531 = insertelement <8 x float> poison, float %v529, i64 0
  %v532 = shufflevector <8 x float> %v531, <8 x float> poison, <8 x i32> zeroinitializer
  %v534 = getelementptr float, ptr %v533, i64 %v530
  store <8 x float> %v532, ptr %v534, align 32
  %v535 = add nsw i64 %v527, 1
  %v536 = getelementptr float, ptr %v320, i64 %v535
  %v537 = load float, ptr %v536, align 4
  %v538 = mul nsw i64 %v535, 8
  %v539 = insertelement <8 x float> poison, float %v537, i64 0
  %v540 = shufflevector <8 x float> %v539, <8 x float> poison, <8 x i32> zeroinitializer
  %v541 = getelementptr float, ptr %v533, i64 %v538
  store <8 x float> %v540, ptr %v541, align 32
  %v542 = add nsw i64 %v527, 2
  %v543 = getelementptr float, ptr %v320, i64 %v542
  %v544 = load float, ptr %v543, align 4
  %v545 = mul nsw i64 %v542, 8
  %v546 = insertelement <8 x float> poison, float %v544, i64 0
  %v547 = shufflevector <8 x float> %v546, <8 x float> poison, <8 x i32> zeroinitializer
  %v548 = getelementptr float, ptr %v533, i64 %v545
  store <8 x float> %v547, ptr %v548, align 32
  %v549 = add nsw i64 %v527, 3
  %v550 = getelementptr float, ptr %v320, i64 %v549
  %v551 = load float, ptr %v550, align 4
  %v552 = mul nsw i64 %v549, 8
  %v553 = insertelement <8 x float> poison, float %v551, i64 0
  %v554 = shufflevector <8 x float> %v553, <8 x float> poison, <8 x i32> zeroinitializer
  %v555 = getelementptr float, ptr %v533, i64 %v552
  store <8 x float> %v554, ptr %v555, align 32
  %v556 = add nsw i64 %v527, 4
  %v557 = getelementptr float, ptr %v320, i64 %v556
  %v558 = load float, ptr %v557, align 4
  %v559 = mul nsw i64 %v556, 8
  %v560 = insertelement <8 x float> poison, float %v558, i64 0
  %v561 = shufflevector <8 x float> %v560, <8 x float> poison, <8 x i32> zeroinitializer
  %v562 = getelementptr float, ptr %v533, i64 %v559
  store <8 x float> %v561, ptr %v562, align 32
  %v563 = add nsw i64 %v527, 5
  %v564 = getelementptr float, ptr %v320, i64 %v563
  %v565 = load float, ptr %v564, align 4
  %v566 = mul nsw i64 %v563, 8
  %v567 = insertelement <8 x float> poison, float %v565, i64 0
  %v568 = shufflevector <8 x float> %v567, <8 x float> poison, <8 x i32> zeroinitializer
  %v569 = getelementptr float, ptr %v533, i64 %v566
  store <8 x float> %v568, ptr %v569, align 32
  %v570 = add nsw i64 %v527, 6
  %v571 = getelementptr float, ptr %v320, i64 %v570
  %v572 = load float, ptr %v571, align 4
  %v573 = mul nsw i64 %v570, 8
  %v574 = insertelement <8 x float> poison, float %v572, i64 0
  %v575 = shufflevector <8 x float> %v574, <8 x float> poison, <8 x i32> zeroinitializer
  %v576 = getelementptr float, ptr %v533, i64 %v573
  store <8 x float> %v575, ptr %v576, align 32
  %v577 = add nsw i64 %v527, 7
  %v578 = getelementptr float, ptr %v320, i64 %v577
  %v579 = load float, ptr %v578, align 4
  %v580 = mul nsw i64 %v577, 8
  %v581 = insertelement <8 x float> poison, float %v579, i64 0
  %v582 = shufflevector <8 x float> %v581, <8 x float> poison, <8 x i32> zeroinitializer
  %v583 = getelementptr float, ptr %v533, i64 %v580
  store <8 x float> %v582, ptr %v583, align 32
  %v584 = add nsw i64 %key_row5, 1
  %v585 = icmp slt i64 %v584, %v100
  br i1 %v585, label %key_row_5, label %key_row_5_end
key_row_5_end:
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %key_row_5_end ], [ %v746, %key_row_6_end ]
  %v586 = udiv i64 %f0, 8
  %v587 = mul nsw i64 %v586, 4
  %v588 = udiv i64 %v587, 2
  %v589 = urem i64 %v587, 2
  %v590 = mul nsw i64 %v589, 64
  %v591 = call i64 @llvm.smin.i64(i64 %v588, i64 %v143)
  %v592 = mul nsw i64 %v591, %v142
  %v593 = getelementptr i8, ptr %v141, i64 %v592
  %v594 = getelementptr i8, ptr %v593, i64 %v590
  call void @llvm.prefetch.p0(ptr %v594, i32 0, i32 3, i32 1)
  %v595 = add nsw i64 %v587, 1
  %v596 = udiv i64 %v595, 2
  %v597 = urem i64 %v595, 2
  %v598 = mul nsw i64 %v597, 64
  %v599 = call i64 @llvm.smin.i64(i64 %v596, i64 %v143)
  %v600 = mul nsw i64 %v599, %v142
  %v601 = getelementptr i8, ptr %v141, i64 %v600
  %v602 = getelementptr i8, ptr %v601, i64 %v598
  call void @llvm.prefetch.p0(ptr %v602, i32 0, i32 3, i32 1)
  %v603 = add nsw i64 %v587, 2
  %v604 = udiv i64 %v603, 2
  %v605 = urem i64 %v603, 2
  %v606 = mul nsw i64 %v605, 64
  %v607 = call i64 @llvm.smin.i64(i64 %v604, i64 %v143)
  %v608 = mul nsw i64 %v607, %v142
  %v609 = getelementptr i8, ptr %v141, i64 %v608
  %v610 = getelementptr i8, ptr %v609, i64 %v606
  call void @llvm.prefetch.p0(ptr %v610, i32 0, i32 3, i32 1)
  %v611 = add nsw i64 %v587, 3
  %v612 = udiv i64 %v611, 2
  %v613 = urem i64 %v611, 2
  %v614 = mul nsw i64 %v613, 64
  %v615 = call i64 @llvm.smin.i64(i64 %v612, i64 %v143)
  %v616 = mul nsw i64 %v615, %v142
  %v617 = getelementptr i8, ptr %v141, i64 %v616
  %v618 = getelementptr i8, ptr %v617, i64 %v614
  call void @llvm.prefetch.p0(ptr %v618, i32 0, i32 3, i32 1)
  %v619 = getelementptr i16, ptr %v526, i64 %f0
  br i1 %v147, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %f_0 ], [ %v674, %key_row_6 ]
  %v620 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v638, %key_row_6 ]
  %v621 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v643, %key_row_6 ]
  %v622 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v648, %key_row_6 ]
  %v623 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v653, %key_row_6 ]
  %v624 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v658, %key_row_6 ]
  %v625 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v663, %key_row_6 ]
  %v626 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v668, %key_row_6 ]
  %v627 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v673, %key_row_6 ]
  %v628 = mul nsw i64 %key_row6, %v118
  %v629 = getelementptr i16, ptr %v619, i64 %v628
  %v630 = load <8 x i16>, ptr %v629, align 2
  %v631 = zext <8 x i16> %v630 to <8 x i32>
  %v632 = shl <8 x i32> %v631, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v633 = bitcast <8 x i32> %v632 to <8 x float>
  %v634 = mul nsw i64 %key_row6, 8
  %v635 = mul nsw i64 %v634, 8
  %v636 = getelementptr float, ptr %v533, i64 %v635
  %v637 = load <8 x float>, ptr %v636, align 32
  %v638 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v633, <8 x float> %v637, <8 x float> %v620)
  %v639 = add nsw i64 %v634, 1
  %v640 = mul nsw i64 %v639, 8
  %v641 = getelementptr float, ptr %v533, i64 %v640
  %v642 = load <8 x float>, ptr %v641, align 32
  %v643 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v633, <8 x float> %v642, <8 x float> %v621)
  %v644 = add nsw i64 %v634, 2
  %v645 = mul nsw i64 %v644, 8
  %v646 = getelementptr float, ptr %v533, i64 %v645
  %v647 = load <8 x float>, ptr %v646, align 32
  %v648 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v633, <8 x float> %v647, <8 x float> %v622)
  %v649 = add nsw i64 %v634, 3
  %v650 = mul nsw i64 %v649, 8
  %v651 = getelementptr float, ptr %v533, i64 %v650
  %v652 = load <8 x float>, ptr %v651, align 32
  %v653 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v633, <8 x float> %v652, <8 x float> %v623)
  %v654 = add nsw i64 %v634, 4
  %v655 = mul nsw i64 %v654, 8
  %v656 = getelementptr float, ptr %v533, i64 %v655
  %v657 = load <8 x float>, ptr %v656, align 32
  %v658 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v633, <8 x float> %v657, <8 x float> %v624)
  %v659 = add nsw i64 %v634, 5
  %v660 = mul nsw i64 %v659, 8
  %v661 = getelementptr float, ptr %v533, i64 %v660
  %v662 = load <8 x float>, ptr %v661, align 32
  %v663 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v633, <8 x float> %v662, <8 x float> %v625)
  %v664 = add nsw i64 %v634, 6
  %v665 = mul nsw i64 %v664, 8
  %v666 = getelementptr float, ptr %v533, i64 %v665
  %v667 = load <8 x float>, ptr %v666, align 32
  %v668 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v633, <8 x float> %v667, <8 x float> %v626)
  %v669 = add nsw i64 %v634, 7
  %v670 = mul nsw i64 %v669, 8
  %v671 = getelementptr float, ptr %v533, i64 %v670
  %v672 = load <8 x float>, ptr %v671, align 32
  %v673 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v633, <8 x float> %v672, <8 x float> %v627)
  %v674 = add nsw i64 %key_row6, 1
  %v675 = icmp slt i64 %v674, %v100
  br i1 %v675, label %key_row_6, label %key_row_6_end
key_row_6_end:
  %v676 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v638, %key_row_6 ]
  %v677 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v643, %key_row_6 ]
  %v678 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v648, %key_row_6 ]
  %v679 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v653, %key_row_6 ]
  %v680 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v658, %key_row_6 ]
  %v681 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v663, %key_row_6 ]
  %v682 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v668, %key_row_6 ]
  %v683 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v673, %key_row_6 ]
  %v684 = load float, ptr %v401, align 4
  %v685 = insertelement <8 x float> poison, float %v684, i64 0
  %v686 = shufflevector <8 x float> %v685, <8 x float> poison, <8 x i32> zeroinitializer
  %v687 = getelementptr float, ptr %v97, i64 %f0
  %v688 = load <8 x float>, ptr %v687, align 32
  %v689 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v688, <8 x float> %v686, <8 x float> %v676)
  store <8 x float> %v689, ptr %v687, align 32
  %v691 = load float, ptr %v690, align 4
  %v692 = insertelement <8 x float> poison, float %v691, i64 0
  %v693 = shufflevector <8 x float> %v692, <8 x float> poison, <8 x i32> zeroinitializer
  %v694 = add nsw i64 %f0, 80
  %v695 = getelementptr float, ptr %v97, i64 %v694
  %v696 = load <8 x float>, ptr %v695, align 32
  %v697 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v696, <8 x float> %v693, <8 x float> %v677)
  store <8 x float> %v697, ptr %v695, align 32
  %v699 = load float, ptr %v698, align 4
  %v700 = insertelement <8 x float> poison, float %v699, i64 0
  %v701 = shufflevector <8 x float> %v700, <8 x float> poison, <8 x i32> zeroinitializer
  %v702 = add nsw i64 %f0, 160
  %v703 = getelementptr float, ptr %v97, i64 %v702
  %v704 = load <8 x float>, ptr %v703, align 32
  %v705 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v704, <8 x float> %v701, <8 x float> %v678)
  store <8 x float> %v705, ptr %v703, align 32
  %v707 = load float, ptr %v706, align 4
  %v708 = insertelement <8 x float> poison, float %v707, i64 0
  %v709 = shufflevector <8 x float> %v708, <8 x float> poison, <8 x i32> zeroinitializer
  %v710 = add nsw i64 %f0, 240
  %v711 = getelementptr float, ptr %v97, i64 %v710
  %v712 = load <8 x float>, ptr %v711, align 32
  %v713 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v712, <8 x float> %v709, <8 x float> %v679)
  store <8 x float> %v713, ptr %v711, align 32
  %v715 = load float, ptr %v714, align 4
  %v716 = insertelement <8 x float> poison, float %v715, i64 0
  %v717 = shufflevector <8 x float> %v716, <8 x float> poison, <8 x i32> zeroinitializer
  %v718 = add nsw i64 %f0, 320
  %v719 = getelementptr float, ptr %v97, i64 %v718
  %v720 = load <8 x float>, ptr %v719, align 32
  %v721 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v720, <8 x float> %v717, <8 x float> %v680)
  store <8 x float> %v721, ptr %v719, align 32
  %v723 = load float, ptr %v722, align 4
  %v724 = insertelement <8 x float> poison, float %v723, i64 0
  %v725 = shufflevector <8 x float> %v724, <8 x float> poison, <8 x i32> zeroinitializer
  %v726 = add nsw i64 %f0, 400
  %v727 = getelementptr float, ptr %v97, i64 %v726
  %v728 = load <8 x float>, ptr %v727, align 32
  %v729 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v728, <8 x float> %v725, <8 x float> %v681)
  store <8 x float> %v729, ptr %v727, align 32
  %v731 = load float, ptr %v730, align 4
  %v732 = insertelement <8 x float> poison, float %v731, i64 0
  %v733 = shufflevector <8 x float> %v732, <8 x float> poison, <8 x i32> zeroinitializer
  %v734 = add nsw i64 %f0, 480
  %v735 = getelementptr float, ptr %v97, i64 %v734
  %v736 = load <8 x float>, ptr %v735, align 32
  %v737 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v736, <8 x float> %v733, <8 x float> %v682)
  store <8 x float> %v737, ptr %v735, align 32
  %v739 = load float, ptr %v738, align 4
  %v740 = insertelement <8 x float> poison, float %v739, i64 0
  %v741 = shufflevector <8 x float> %v740, <8 x float> poison, <8 x i32> zeroinitializer
  %v742 = add nsw i64 %f0, 560
  %v743 = getelementptr float, ptr %v97, i64 %v742
  %v744 = load <8 x float>, ptr %v743, align 32
  %v745 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v744, <8 x float> %v741, <8 x float> %v683)
  store <8 x float> %v745, ptr %v743, align 32
  %v746 = add nsw i64 %f0, 8
  %v747 = icmp slt i64 %v746, 64
  br i1 %v747, label %f_0, label %f_0_end
f_0_end:
  %v748 = add nsw i64 %key0, 16
  %v749 = icmp slt i64 %v748, %end
  br i1 %v749, label %key_0, label %key_0_end
key_0_end:
  %v750 = getelementptr i8, ptr %scratch, i64 128
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %key_0_end ], [ %v754, %vector_3 ]
  %v751 = getelementptr float, ptr %v750, i64 %vector3
  %v752 = mul nsw i64 %vector3, 80
  %v753 = getelementptr float, ptr %v97, i64 %v752
  call void @attngen_transpose_f32(ptr %v753, i64 80, ptr %v751, i64 8, i64 8, i64 64)
  %v754 = add nsw i64 %vector3, 8
  %v755 = icmp slt i64 %v754, 8
  br i1 %v755, label %vector_3, label %vector_3_end
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
