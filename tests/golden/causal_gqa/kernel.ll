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
; plan: tiles rows=1x8 keys=16 block=12 split=512 prefetch

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
  ; the rows of Q[h,p,e], turned
  %v63 = getelementptr i8, ptr %scratch, i64 7360
  %v65 = getelementptr i8, ptr %arguments, i64 24
  %v66 = load i64, ptr %v65, align 8
  %v67 = mul nsw i64 %v27, %v66
  %v68 = getelementptr i8, ptr %arguments, i64 32
  %v69 = load i64, ptr %v68, align 8
  %v72 = getelementptr i8, ptr %arguments, i64 40
  %v73 = load i64, ptr %v72, align 8
  %v76 = getelementptr i8, ptr %arguments, i64 48
  %v77 = load ptr, ptr %v76, align 8
  %v89 = getelementptr i8, ptr %scratch, i64 2304
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %row_0_end ], [ %v91, %row_1_end ]
  br label %row_1
row_1:
  %row1 = phi i64 [ 0, %vector_0 ], [ %v87, %column_0_end ]
  %v56 = add nsw i64 %vector0, %row1
  %v57 = add nsw i64 %v24, %v56
  %v58 = call i64 @llvm.smin.i64(i64 %v57, i64 %v42)
  %v59 = sdiv i64 %v58, %v30
  %v60 = srem i64 %v58, %v30
  %v61 = add nsw i64 %v28, %v60
  %v62 = mul nsw i64 %row1, 64
  %v64 = getelementptr float, ptr %v63, i64 %v62
  %v70 = mul nsw i64 %v61, %v69
  %v71 = add nsw i64 %v67, %v70
  %v74 = mul nsw i64 %v59, %v73
  %v75 = add nsw i64 %v71, %v74
  %v78 = getelementptr i16, ptr %v77, i64 %v75
  br label %column_0
column_0:
  %column0 = phi i64 [ 0, %row_1 ], [ %v85, %column_0 ]
  %v79 = getelementptr i16, ptr %v78, i64 %column0
  %v80 = load <8 x i16>, ptr %v79, align 2
  %v81 = getelementptr float, ptr %v64, i64 %column0
  %v82 = zext <8 x i16> %v80 to <8 x i32>
  %v83 = shl <8 x i32> %v82, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v84 = bitcast <8 x i32> %v83 to <8 x float>
  store <8 x float> %v84, ptr %v81, align 32
  %v85 = add nsw i64 %column0, 8
  %v86 = icmp slt i64 %v85, 64
  br i1 %v86, label %column_0, label %column_0_end
column_0_end:
  %v87 = add nsw i64 %row1, 1
  %v88 = icmp slt i64 %v87, 8
  br i1 %v88, label %row_1, label %row_1_end
row_1_end:
  %v90 = getelementptr float, ptr %v89, i64 %vector0
  call void @attngen_transpose_f32(ptr %v63, i64 64, ptr %v90, i64 8, i64 8, i64 64)
  %v91 = add nsw i64 %vector0, 8
  %v92 = icmp slt i64 %v91, 8
  br i1 %v92, label %vector_0, label %vector_0_end
vector_0_end:
  ; states before the first key
  %v98 = getelementptr i8, ptr %scratch, i64 64
  br label %vector_1
vector_1:
  %vector1 = phi i64 [ 0, %vector_0_end ], [ %v100, %vector_1 ]
  %v93 = getelementptr i32, ptr %v48, i64 %vector1
  %v94 = load <8 x i32>, ptr %v93, align 4
  %v95 = getelementptr i32, ptr %v51, i64 %vector1
  %v96 = load <8 x i32>, ptr %v95, align 4
  %v97 = getelementptr float, ptr %scratch, i64 %vector1
  store <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, ptr %v97, align 32
  %v99 = getelementptr float, ptr %v98, i64 %vector1
  store <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, ptr %v99, align 32
  %v100 = add nsw i64 %vector1, 8
  %v101 = icmp slt i64 %v100, 8
  br i1 %v101, label %vector_1, label %vector_1_end
vector_1_end:
  %v102 = getelementptr i8, ptr %scratch, i64 128
  call void @llvm.memset.p0.i64(ptr %v102, i8 0, i64 2048, i1 false)
  %v103 = icmp slt i64 %begin, %end
  %v108 = sub nsw i64 %end, 1
  %v111 = getelementptr i8, ptr %scratch, i64 17728
  %v113 = getelementptr i8, ptr %arguments, i64 56
  %v114 = load i64, ptr %v113, align 8
  %v115 = mul nsw i64 %v27, %v114
  %v116 = icmp eq i64 %v10, 0
  %v117 = select i1 %v116, i64 1, i64 %v10
  %v118 = sdiv i64 %v28, %v117
  %v119 = mul i64 %v118, %v117
  %v120 = sub i64 %v28, %v119
  %v121 = getelementptr i8, ptr %arguments, i64 64
  %v122 = load i64, ptr %v121, align 8
  %v123 = mul nsw i64 %v118, %v122
  %v124 = add nsw i64 %v115, %v123
  %v125 = getelementptr i8, ptr %arguments, i64 72
  %v126 = load i64, ptr %v125, align 8
  %v129 = getelementptr i8, ptr %arguments, i64 80
  %v130 = load ptr, ptr %v129, align 8
  %v137 = getelementptr i8, ptr %scratch, i64 17600
  %v139 = getelementptr i8, ptr %arguments, i64 88
  %v140 = load i64, ptr %v139, align 8
  %v141 = mul nsw i64 %v27, %v140
  %v142 = getelementptr i8, ptr %arguments, i64 96
  %v143 = load i64, ptr %v142, align 8
  %v144 = mul nsw i64 %v118, %v143
  %v145 = add nsw i64 %v141, %v144
  %v146 = getelementptr i8, ptr %arguments, i64 104
  %v147 = load i64, ptr %v146, align 8
  %v150 = getelementptr i8, ptr %arguments, i64 112
  %v151 = load ptr, ptr %v150, align 8
  %v157 = getelementptr i8, ptr %scratch, i64 9408
  %v308 = getelementptr i8, ptr %scratch, i64 4352
  %v334 = getelementptr i8, ptr %arguments, i64 16
  %v335 = load i32, ptr %v334, align 4
  %v336 = sext i32 %v335 to i64
  %v337 = add nsw i64 %v336, %v40
  %v338 = add nsw i64 %v337, 1
  %v355 = getelementptr i8, ptr %arguments, i64 120
  %v356 = load float, ptr %v355, align 4
  %v357 = insertelement <8 x float> poison, float %v356, i64 0
  %v358 = shufflevector <8 x float> %v357, <8 x float> poison, <8 x i32> zeroinitializer
  %v390 = getelementptr i8, ptr %scratch, i64 5248
  %v435 = trunc i64 %v336 to i32
  %v436 = insertelement <8 x i32> poison, i32 %v435, i64 0
  %v437 = shufflevector <8 x i32> %v436, <8 x i32> poison, <8 x i32> zeroinitializer
  %v439 = trunc i64 %v1 to i32
  %v440 = insertelement <8 x i32> poison, i32 %v439, i64 0
  %v441 = shufflevector <8 x i32> %v440, <8 x i32> poison, <8 x i32> zeroinitializer
  %v514 = getelementptr i8, ptr %scratch, i64 13504
  br i1 %v103, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v713, %f_1_end ]
  %v104 = sub nsw i64 %end, %key0
  %v105 = call i64 @llvm.smin.i64(i64 %v104, i64 16)
  %v106 = sub nsw i64 %v105, 1
  %v107 = add nsw i64 %key0, %v106
  br label %key_row_0
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v132, %key_row_0 ]
  %v109 = add nsw i64 %key0, %key_row0
  %v110 = call i64 @llvm.smin.i64(i64 %v109, i64 %v108)
  %v112 = getelementptr ptr, ptr %v111, i64 %key_row0
  %v127 = mul nsw i64 %v110, %v126
  %v128 = add nsw i64 %v124, %v127
  %v131 = getelementptr i16, ptr %v130, i64 %v128
  store ptr %v131, ptr %v112, align 8
  %v132 = add nsw i64 %key_row0, 1
  %v133 = icmp slt i64 %v132, 16
  br i1 %v133, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v134 = add nsw i64 %key0, 16
  br label %key_row_1
key_row_1:
  %key_row1 = phi i64 [ 0, %key_row_0_end ], [ %v153, %key_row_1 ]
  %v135 = add nsw i64 %v134, %key_row1
  %v136 = call i64 @llvm.smin.i64(i64 %v135, i64 %v108)
  %v138 = getelementptr ptr, ptr %v137, i64 %key_row1
  %v148 = mul nsw i64 %v136, %v147
  %v149 = add nsw i64 %v145, %v148
  %v152 = getelementptr i16, ptr %v151, i64 %v149
  store ptr %v152, ptr %v138, align 8
  %v153 = add nsw i64 %key_row1, 1
  %v154 = icmp slt i64 %v153, 16
  br i1 %v154, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v155 = icmp slt i64 0, %v105
  br i1 %v155, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %key_row_1_end ], [ %v171, %column_1_end ]
  %v156 = mul nsw i64 %key_row2, 64
  %v158 = getelementptr float, ptr %v157, i64 %v156
  %v159 = add nsw i64 %key0, %key_row2
  %v160 = mul nsw i64 %v159, %v147
  %v161 = add nsw i64 %v145, %v160
  %v162 = getelementptr i16, ptr %v151, i64 %v161
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %key_row_2 ], [ %v169, %column_1 ]
  %v163 = getelementptr i16, ptr %v162, i64 %column1
  %v164 = load <8 x i16>, ptr %v163, align 2
  %v165 = getelementptr float, ptr %v158, i64 %column1
  %v166 = zext <8 x i16> %v164 to <8 x i32>
  %v167 = shl <8 x i32> %v166, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v168 = bitcast <8 x i32> %v167 to <8 x float>
  store <8 x float> %v168, ptr %v165, align 32
  %v169 = add nsw i64 %column1, 8
  %v170 = icmp slt i64 %v169, 64
  br i1 %v170, label %column_1, label %column_1_end
column_1_end:
  %v171 = add nsw i64 %key_row2, 1
  %v172 = icmp slt i64 %v171, %v105
  br i1 %v172, label %key_row_2, label %key_row_2_end
key_row_2_end:
  ; S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m <= p + M - P
  br i1 %v155, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v332, %e_0_end ]
  %v173 = call i64 @llvm.smin.i64(i64 %key_row3, i64 %v106)
  %v174 = mul nsw i64 %v173, 64
  %v175 = getelementptr float, ptr %v157, i64 %v174
  %v176 = add nsw i64 %key_row3, 1
  %v177 = call i64 @llvm.smin.i64(i64 %v176, i64 %v106)
  %v178 = mul nsw i64 %v177, 64
  %v179 = getelementptr float, ptr %v157, i64 %v178
  %v180 = add nsw i64 %key_row3, 2
  %v181 = call i64 @llvm.smin.i64(i64 %v180, i64 %v106)
  %v182 = mul nsw i64 %v181, 64
  %v183 = getelementptr float, ptr %v157, i64 %v182
  %v184 = add nsw i64 %key_row3, 3
  %v185 = call i64 @llvm.smin.i64(i64 %v184, i64 %v106)
  %v186 = mul nsw i64 %v185, 64
  %v187 = getelementptr float, ptr %v157, i64 %v186
  %v188 = add nsw i64 %key_row3, 4
  %v189 = call i64 @llvm.smin.i64(i64 %v188, i64 %v106)
  %v190 = mul nsw i64 %v189, 64
  %v191 = getelementptr float, ptr %v157, i64 %v190
  %v192 = add nsw i64 %key_row3, 5
  %v193 = call i64 @llvm.smin.i64(i64 %v192, i64 %v106)
  %v194 = mul nsw i64 %v193, 64
  %v195 = getelementptr float, ptr %v157, i64 %v194
  %v196 = add nsw i64 %key_row3, 6
  %v197 = call i64 @llvm.smin.i64(i64 %v196, i64 %v106)
  %v198 = mul nsw i64 %v197, 64
  %v199 = getelementptr float, ptr %v157, i64 %v198
  %v200 = add nsw i64 %key_row3, 7
  %v201 = call i64 @llvm.smin.i64(i64 %v200, i64 %v106)
  %v202 = mul nsw i64 %v201, 64
  %v203 = getelementptr float, ptr %v157, i64 %v202
  %v204 = add nsw i64 %key_row3, 8
  %v205 = call i64 @llvm.smin.i64(i64 %v204, i64 %v106)
  %v206 = mul nsw i64 %v205, 64
  %v207 = getelementptr float, ptr %v157, i64 %v206
  %v208 = add nsw i64 %key_row3, 9
  %v209 = call i64 @llvm.smin.i64(i64 %v208, i64 %v106)
  %v210 = mul nsw i64 %v209, 64
  %v211 = getelementptr float, ptr %v157, i64 %v210
  %v212 = add nsw i64 %key_row3, 10
  %v213 = call i64 @llvm.smin.i64(i64 %v212, i64 %v106)
  %v214 = mul nsw i64 %v213, 64
  %v215 = getelementptr float, ptr %v157, i64 %v214
  %v216 = add nsw i64 %key_row3, 11
  %v217 = call i64 @llvm.smin.i64(i64 %v216, i64 %v106)
  %v218 = mul nsw i64 %v217, 64
  %v219 = getelementptr float, ptr %v157, i64 %v218
  %v232 = udiv i64 %key_row3, 12
  %v233 = mul nsw i64 %v232, 64
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_3 ], [ %v305, %e_0 ]
  %v220 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v249, %e_0 ]
  %v221 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v254, %e_0 ]
  %v222 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v259, %e_0 ]
  %v223 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v264, %e_0 ]
  %v224 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v269, %e_0 ]
  %v225 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v274, %e_0 ]
  %v226 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v279, %e_0 ]
  %v227 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v284, %e_0 ]
  %v228 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v289, %e_0 ]
  %v229 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v294, %e_0 ]
  %v230 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v299, %e_0 ]
  %v231 = phi <8 x float> [ zeroinitializer, %key_row_3 ], [ %v304, %e_0 ]
  %v234 = add nsw i64 %v233, %e0
  %v235 = call i64 @llvm.smin.i64(i64 %v234, i64 31)
  %v236 = udiv i64 %v235, 2
  %v237 = urem i64 %v235, 2
  %v238 = getelementptr ptr, ptr %v111, i64 %v236
  %v239 = load ptr, ptr %v238, align 8
  %v240 = mul nsw i64 %v237, 64
  %v241 = getelementptr i8, ptr %v239, i64 %v240
  call void @llvm.prefetch.p0(ptr %v241, i32 0, i32 3, i32 1)
  %v242 = mul nsw i64 %e0, 8
  %v243 = getelementptr float, ptr %v89, i64 %v242
  %v244 = load <8 x float>, ptr %v243, align 32
  %v245 = getelementptr float, ptr %v175, i64 %e0
  %v246 = load float, ptr %v245, align 4
  %v247 = insertelement <8 x float> poison, float %v246, i64 0
  %v248 = shufflevector <8 x float> %v247, <8 x float> poison, <8 x i32> zeroinitializer
  %v249 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v244, <8 x float> %v220)
  %v250 = getelementptr float, ptr %v179, i64 %e0
  %v251 = load float, ptr %v250, align 4
  %v252 = insertelement <8 x float> poison, float %v251, i64 0
  %v253 = shufflevector <8 x float> %v252, <8 x float> poison, <8 x i32> zeroinitializer
  %v254 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v253, <8 x float> %v244, <8 x float> %v221)
  %v255 = getelementptr float, ptr %v183, i64 %e0
  %v256 = load float, ptr %v255, align 4
  %v257 = insertelement <8 x float> poison, float %v256, i64 0
  %v258 = shufflevector <8 x float> %v257, <8 x float> poison, <8 x i32> zeroinitializer
  %v259 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v258, <8 x float> %v244, <8 x float> %v222)
  %v260 = getelementptr float, ptr %v187, i64 %e0
  %v261 = load float, ptr %v260, align 4
  %v262 = insertelement <8 x float> poison, float %v261, i64 0
  %v263 = shufflevector <8 x float> %v262, <8 x float> poison, <8 x i32> zeroinitializer
  %v264 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v263, <8 x float> %v244, <8 x float> %v223)
  %v265 = getelementptr float, ptr %v191, i64 %e0
  %v266 = load float, ptr %v265, align 4
  %v267 = insertelement <8 x float> poison, float %v266, i64 0
  %v268 = shufflevector <8 x float> %v267, <8 x float> poison, <8 x i32> zeroinitializer
  %v269 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v268, <8 x float> %v244, <8 x float> %v224)
  %v270 = getelementptr float, ptr %v195, i64 %e0
  %v271 = load float, ptr %v270, align 4
  %v272 = insertelement <8 x float> poison, float %v271, i64 0
  %v273 = shufflevector <8 x float> %v272, <8 x float> poison, <8 x i32> zeroinitializer
  %v274 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v273, <8 x float> %v244, <8 x float> %v225)
  %v275 = getelementptr float, ptr %v199, i64 %e0
  %v276 = load float, ptr %v275, align 4
  %v277 = insertelement <8 x float> poison, float %v276, i64 0
  %v278 = shufflevector <8 x float> %v277, <8 x float> poison, <8 x i32> zeroinitializer
  %v279 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v278, <8 x float> %v244, <8 x float> %v226)
  %v280 = getelementptr float, ptr %v203, i64 %e0
  %v281 = load float, ptr %v280, align 4
  %v282 = insertelement <8 x float> poison, float %v281, i64 0
  %v283 = shufflevector <8 x float> %v282, <8 x float> poison, <8 x i32> zeroinitializer
  %v284 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v283, <8 x float> %v244, <8 x float> %v227)
  %v285 = getelementptr float, ptr %v207, i64 %e0
  %v286 = load float, ptr %v285, align 4
  %v287 = insertelement <8 x float> poison, float %v286, i64 0
  %v288 = shufflevector <8 x float> %v287, <8 x float> poison, <8 x i32> zeroinitializer
  %v289 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v288, <8 x float> %v244, <8 x float> %v228)
  %v290 = getelementptr float, ptr %v211, i64 %e0
  %v291 = load float, ptr %v290, align 4
  %v292 = insertelement <8 x float> poison, float %v291, i64 0
  %v293 = shufflevector <8 x float> %v292, <8 x float> poison, <8 x i32> zeroinitializer
  %v294 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v293, <8 x float> %v244, <8 x float> %v229)
  %v295 = getelementptr float, ptr %v215, i64 %e0
  %v296 = load float, ptr %v295, align 4
  %v297 = insertelement <8 x float> poison, float %v296, i64 0
  %v298 = shufflevector <8 x float> %v297, <8 x float> poison, <8 x i32> zeroinitializer
  %v299 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v298, <8 x float> %v244, <8 x float> %v230)
  %v300 = getelementptr float, ptr %v219, i64 %e0
  %v301 = load float, ptr %v300, align 4
  %v302 = insertelement <8 x float> poison, float %v301, i64 0
  %v303 = shufflevector <8 x float> %v302, <8 x float> poison, <8 x i32> zeroinitializer
  %v304 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v303, <8 x float> %v244, <8 x float> %v231)
  %v305 = add nsw i64 %e0, 1
  %v306 = icmp slt i64 %v305, 64
  br i1 %v306, label %e_0, label %e_0_end
e_0_end:
  %v307 = mul nsw i64 %key_row3, 8
  %v309 = getelementptr float, ptr %v308, i64 %v307
  store <8 x float> %v249, ptr %v309, align 32
  %v310 = mul nsw i64 %v176, 8
  %v311 = getelementptr float, ptr %v308, i64 %v310
  store <8 x float> %v254, ptr %v311, align 32
  %v312 = mul nsw i64 %v180, 8
  %v313 = getelementptr float, ptr %v308, i64 %v312
  store <8 x float> %v259, ptr %v313, align 32
  %v314 = mul nsw i64 %v184, 8
  %v315 = getelementptr float, ptr %v308, i64 %v314
  store <8 x float> %v264, ptr %v315, align 32
  %v316 = mul nsw i64 %v188, 8
  %v317 = getelementptr float, ptr %v308, i64 %v316
  store <8 x float> %v269, ptr %v317, align 32
  %v318 = mul nsw i64 %v192, 8
  %v319 = getelementptr float, ptr %v308, i64 %v318
  store <8 x float> %v274, ptr %v319, align 32
  %v320 = mul nsw i64 %v196, 8
  %v321 = getelementptr float, ptr %v308, i64 %v320
  store <8 x float> %v279, ptr %v321, align 32
  %v322 = mul nsw i64 %v200, 8
  %v323 = getelementptr float, ptr %v308, i64 %v322
  store <8 x float> %v284, ptr %v323, align 32
  %v324 = mul nsw i64 %v204, 8
  %v325 = getelementptr float, ptr %v308, i64 %v324
  store <8 x float> %v289, ptr %v325, align 32
  %v326 = mul nsw i64 %v208, 8
  %v327 = getelementptr float, ptr %v308, i64 %v326
  store <8 x float> %v294, ptr %v327, align 32
  %v328 = mul nsw i64 %v212, 8
  %v329 = getelementptr float, ptr %v308, i64 %v328
  store <8 x float> %v299, ptr %v329, align 32
  %v330 = mul nsw i64 %v216, 8
  %v331 = getelementptr float, ptr %v308, i64 %v330
  store <8 x float> %v304, ptr %v331, align 32
  %v332 = add nsw i64 %key_row3, 12
  %v333 = icmp slt i64 %v332, %v105
  br i1 %v333, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v339 = add nsw i64 %v107, %v1
  %v340 = icmp sgt i64 %v338, %v339
  br i1 %v340, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v421, %key_row_5_end ]
  %v341 = getelementptr i32, ptr %v48, i64 %vector2
  %v342 = load <8 x i32>, ptr %v341, align 4
  %v343 = getelementptr i32, ptr %v51, i64 %vector2
  %v344 = load <8 x i32>, ptr %v343, align 4
  %v345 = getelementptr float, ptr %scratch, i64 %vector2
  %v346 = load <8 x float>, ptr %v345, align 32
  %v347 = getelementptr float, ptr %v98, i64 %vector2
  %v348 = load <8 x float>, ptr %v347, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  br i1 %v155, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %vector_2 ], [ %v364, %key_row_4 ]
  %v349 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v363, %key_row_4 ]
  %v350 = add nsw i64 %key0, %key_row4
  %v351 = mul nsw i64 %key_row4, 8
  %v352 = add nsw i64 %v351, %vector2
  %v353 = getelementptr float, ptr %v308, i64 %v352
  %v354 = load <8 x float>, ptr %v353, align 32
  %v359 = fmul <8 x float> %v354, %v358
  %v360 = fcmp ogt <8 x float> %v359, %v349
  %v361 = select <8 x i1> %v360, <8 x float> %v359, <8 x float> %v349
  %v362 = fcmp uno <8 x float> %v359, %v359
  %v363 = select <8 x i1> %v362, <8 x float> %v359, <8 x float> %v361
  store <8 x float> %v359, ptr %v353, align 32
  %v364 = add nsw i64 %key_row4, 1
  %v365 = icmp slt i64 %v364, %v105
  br i1 %v365, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v366 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v363, %key_row_4 ]
  %v367 = fcmp ogt <8 x float> %v366, %v346
  %v368 = select <8 x i1> %v367, <8 x float> %v366, <8 x float> %v346
  %v369 = fcmp uno <8 x float> %v366, %v366
  %v370 = select <8 x i1> %v369, <8 x float> %v366, <8 x float> %v368
  %v371 = fcmp oeq <8 x float> %v370, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v372 = select <8 x i1> %v371, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v370
  %v373 = fsub <8 x float> %v346, %v372
  %v374 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v373
  %v375 = select <8 x i1> %v374, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v373
  %v376 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v375, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v377 = fsub <8 x float> %v376, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v378 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v377, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v375)
  %v379 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v377, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v378)
  %v380 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v379, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v381 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v380, <8 x float> %v379, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v382 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v381, <8 x float> %v379, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v383 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v382, <8 x float> %v379, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v384 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v383, <8 x float> %v379, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v385 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v384, <8 x float> %v379, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v386 = bitcast <8 x float> %v376 to <8 x i32>
  %v387 = shl <8 x i32> %v386, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v388 = bitcast <8 x i32> %v387 to <8 x float>
  %v389 = fmul <8 x float> %v385, %v388
  %v391 = getelementptr float, ptr %v390, i64 %vector2
  store <8 x float> %v389, ptr %v391, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v155, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %key_row_4_end ], [ %v416, %key_row_5 ]
  %v392 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v415, %key_row_5 ]
  %v393 = add nsw i64 %key0, %key_row5
  %v394 = mul nsw i64 %key_row5, 8
  %v395 = add nsw i64 %v394, %vector2
  %v396 = getelementptr float, ptr %v308, i64 %v395
  %v397 = load <8 x float>, ptr %v396, align 32
  %v398 = fsub <8 x float> %v397, %v372
  %v399 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v398
  %v400 = select <8 x i1> %v399, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v398
  %v401 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v400, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v402 = fsub <8 x float> %v401, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v403 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v402, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v400)
  %v404 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v402, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v403)
  %v405 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v404, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v406 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v405, <8 x float> %v404, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v407 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v406, <8 x float> %v404, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v408 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v407, <8 x float> %v404, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v409 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v408, <8 x float> %v404, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v410 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v409, <8 x float> %v404, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v411 = bitcast <8 x float> %v401 to <8 x i32>
  %v412 = shl <8 x i32> %v411, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v413 = bitcast <8 x i32> %v412 to <8 x float>
  %v414 = fmul <8 x float> %v410, %v413
  %v415 = fadd <8 x float> %v392, %v414
  store <8 x float> %v414, ptr %v396, align 32
  %v416 = add nsw i64 %key_row5, 1
  %v417 = icmp slt i64 %v416, %v105
  br i1 %v417, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v418 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v415, %key_row_5 ]
  %v419 = fmul <8 x float> %v348, %v389
  %v420 = fadd <8 x float> %v419, %v418
  store <8 x float> %v370, ptr %v345, align 32
  store <8 x float> %v420, ptr %v347, align 32
  %v421 = add nsw i64 %vector2, 8
  %v422 = icmp slt i64 %v421, 8
  br i1 %v422, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
else_0:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %else_0 ], [ %v511, %key_row_7_end ]
  %v423 = getelementptr i32, ptr %v48, i64 %vector3
  %v424 = load <8 x i32>, ptr %v423, align 4
  %v425 = getelementptr i32, ptr %v51, i64 %vector3
  %v426 = load <8 x i32>, ptr %v425, align 4
  %v427 = getelementptr float, ptr %scratch, i64 %vector3
  %v428 = load <8 x float>, ptr %v427, align 32
  %v429 = getelementptr float, ptr %v98, i64 %vector3
  %v430 = load <8 x float>, ptr %v429, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  %v438 = add <8 x i32> %v424, %v437
  %v442 = sub <8 x i32> %v438, %v441
  br i1 %v155, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %vector_3 ], [ %v455, %key_row_6 ]
  %v431 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v454, %key_row_6 ]
  %v432 = add nsw i64 %key0, %key_row6
  %v433 = mul nsw i64 %key_row6, 8
  %v434 = add nsw i64 %v433, %vector3
  %v443 = trunc i64 %v432 to i32
  %v444 = insertelement <8 x i32> poison, i32 %v443, i64 0
  %v445 = shufflevector <8 x i32> %v444, <8 x i32> poison, <8 x i32> zeroinitializer
  %v446 = icmp sle <8 x i32> %v445, %v442
  %v447 = getelementptr float, ptr %v308, i64 %v434
  %v448 = load <8 x float>, ptr %v447, align 32
  %v449 = fmul <8 x float> %v448, %v358
  %v450 = select <8 x i1> %v446, <8 x float> %v449, <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v451 = fcmp ogt <8 x float> %v450, %v431
  %v452 = select <8 x i1> %v451, <8 x float> %v450, <8 x float> %v431
  %v453 = fcmp uno <8 x float> %v450, %v450
  %v454 = select <8 x i1> %v453, <8 x float> %v450, <8 x float> %v452
  store <8 x float> %v450, ptr %v447, align 32
  %v455 = add nsw i64 %key_row6, 1
  %v456 = icmp slt i64 %v455, %v105
  br i1 %v456, label %key_row_6, label %key_row_6_end
key_row_6_end:
  %v457 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v454, %key_row_6 ]
  %v458 = fcmp ogt <8 x float> %v457, %v428
  %v459 = select <8 x i1> %v458, <8 x float> %v457, <8 x float> %v428
  %v460 = fcmp uno <8 x float> %v457, %v457
  %v461 = select <8 x i1> %v460, <8 x float> %v457, <8 x float> %v459
  %v462 = fcmp oeq <8 x float> %v461, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v463 = select <8 x i1> %v462, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v461
  %v464 = fsub <8 x float> %v428, %v463
  %v465 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v464
  %v466 = select <8 x i1> %v465, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v464
  %v467 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v466, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v468 = fsub <8 x float> %v467, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v469 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v468, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v466)
  %v470 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v468, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v469)
  %v471 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v470, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v472 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v471, <8 x float> %v470, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v473 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v472, <8 x float> %v470, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v474 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v473, <8 x float> %v470, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v475 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v474, <8 x float> %v470, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v476 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v475, <8 x float> %v470, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v477 = bitcast <8 x float> %v467 to <8 x i32>
  %v478 = shl <8 x i32> %v477, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v479 = bitcast <8 x i32> %v478 to <8 x float>
  %v480 = fmul <8 x float> %v476, %v479
  %v481 = getelementptr float, ptr %v390, i64 %vector3
  store <8 x float> %v480, ptr %v481, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v155, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %key_row_6_end ], [ %v506, %key_row_7 ]
  %v482 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v505, %key_row_7 ]
  %v483 = add nsw i64 %key0, %key_row7
  %v484 = mul nsw i64 %key_row7, 8
  %v485 = add nsw i64 %v484, %vector3
  %v486 = getelementptr float, ptr %v308, i64 %v485
  %v487 = load <8 x float>, ptr %v486, align 32
  %v488 = fsub <8 x float> %v487, %v463
  %v489 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v488
  %v490 = select <8 x i1> %v489, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v488
  %v491 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v490, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v492 = fsub <8 x float> %v491, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v493 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v492, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v490)
  %v494 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v492, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v493)
  %v495 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v494, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v496 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v495, <8 x float> %v494, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v497 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v496, <8 x float> %v494, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v498 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v497, <8 x float> %v494, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v499 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v498, <8 x float> %v494, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v500 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v499, <8 x float> %v494, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v501 = bitcast <8 x float> %v491 to <8 x i32>
  %v502 = shl <8 x i32> %v501, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v503 = bitcast <8 x i32> %v502 to <8 x float>
  %v504 = fmul <8 x float> %v500, %v503
  %v505 = fadd <8 x float> %v482, %v504
  store <8 x float> %v504, ptr %v486, align 32
  %v506 = add nsw i64 %key_row7, 1
  %v507 = icmp slt i64 %v506, %v105
  br i1 %v507, label %key_row_7, label %key_row_7_end
key_row_7_end:
  %v508 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v505, %key_row_7 ]
  %v509 = fmul <8 x float> %v430, %v480
  %v510 = fadd <8 x float> %v509, %v508
  store <8 x float> %v461, ptr %v427, align 32
  store <8 x float> %v510, ptr %v429, align 32
  %v511 = add nsw i64 %vector3, 8
  %v512 = icmp slt i64 %v511, 8
  br i1 %v512, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  br i1 %v155, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %join_0 ], [ %v528, %column_2_end ]
  %v513 = mul nsw i64 %key_row8, 64
  %v515 = getelementptr float, ptr %v514, i64 %v513
  %v516 = add nsw i64 %key0, %key_row8
  %v517 = mul nsw i64 %v516, %v126
  %v518 = add nsw i64 %v124, %v517
  %v519 = getelementptr i16, ptr %v130, i64 %v518
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %key_row_8 ], [ %v526, %column_2 ]
  %v520 = getelementptr i16, ptr %v519, i64 %column2
  %v521 = load <8 x i16>, ptr %v520, align 2
  %v522 = getelementptr float, ptr %v515, i64 %column2
  %v523 = zext <8 x i16> %v521 to <8 x i32>
  %v524 = shl <8 x i32> %v523, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v525 = bitcast <8 x i32> %v524 to <8 x float>
  store <8 x float> %v525, ptr %v522, align 32
  %v526 = add nsw i64 %column2, 8
  %v527 = icmp slt i64 %v526, 64
  br i1 %v527, label %column_2, label %column_2_end
column_2_end:
  %v528 = add nsw i64 %key_row8, 1
  %v529 = icmp slt i64 %v528, %v105
  br i1 %v529, label %key_row_8, label %key_row_8_end
key_row_8_end:
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  %v530 = load <8 x float>, ptr %v390, align 32
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %key_row_8_end ], [ %v691, %key_row_9_end ]
  %v531 = getelementptr float, ptr %v514, i64 %f0
  %v544 = udiv i64 %f0, 12
  %v545 = mul nsw i64 %v544, 16
  br i1 %v155, label %key_row_9, label %key_row_9_end
key_row_9:
  %key_row9 = phi i64 [ 0, %f_0 ], [ %v618, %key_row_9 ]
  %v532 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v562, %key_row_9 ]
  %v533 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v567, %key_row_9 ]
  %v534 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v572, %key_row_9 ]
  %v535 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v577, %key_row_9 ]
  %v536 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v582, %key_row_9 ]
  %v537 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v587, %key_row_9 ]
  %v538 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v592, %key_row_9 ]
  %v539 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v597, %key_row_9 ]
  %v540 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v602, %key_row_9 ]
  %v541 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v607, %key_row_9 ]
  %v542 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v612, %key_row_9 ]
  %v543 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v617, %key_row_9 ]
  %v546 = add nsw i64 %v545, %key_row9
  %v547 = call i64 @llvm.smin.i64(i64 %v546, i64 31)
  %v548 = udiv i64 %v547, 2
  %v549 = urem i64 %v547, 2
  %v550 = getelementptr ptr, ptr %v137, i64 %v548
  %v551 = load ptr, ptr %v550, align 8
  %v552 = mul nsw i64 %v549, 64
  %v553 = getelementptr i8, ptr %v551, i64 %v552
  call void @llvm.prefetch.p0(ptr %v553, i32 0, i32 3, i32 1)
  %v554 = mul nsw i64 %key_row9, 8
  %v555 = getelementptr float, ptr %v308, i64 %v554
  %v556 = load <8 x float>, ptr %v555, align 32
  %v557 = mul nsw i64 %key_row9, 64
  %v558 = getelementptr float, ptr %v531, i64 %v557
  %v559 = load float, ptr %v558, align 4
  %v560 = insertelement <8 x float> poison, float %v559, i64 0
  %v561 = shufflevector <8 x float> %v560, <8 x float> poison, <8 x i32> zeroinitializer
  %v562 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v561, <8 x float> %v556, <8 x float> %v532)
  %v563 = getelementptr float, ptr %v558, i64 1
  %v564 = load float, ptr %v563, align 4
  %v565 = insertelement <8 x float> poison, float %v564, i64 0
  %v566 = shufflevector <8 x float> %v565, <8 x float> poison, <8 x i32> zeroinitializer
  %v567 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v566, <8 x float> %v556, <8 x float> %v533)
  %v568 = getelementptr float, ptr %v558, i64 2
  %v569 = load float, ptr %v568, align 4
  %v570 = insertelement <8 x float> poison, float %v569, i64 0
  %v571 = shufflevector <8 x float> %v570, <8 x float> poison, <8 x i32> zeroinitializer
  %v572 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v571, <8 x float> %v556, <8 x float> %v534)
  %v573 = getelementptr float, ptr %v558, i64 3
  %v574 = load float, ptr %v573, align 4
  %v575 = insertelement <8 x float> poison, float %v574, i64 0
  %v576 = shufflevector <8 x float> %v575, <8 x float> poison, <8 x i32> zeroinitializer
  %v577 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v576, <8 x float> %v556, <8 x float> %v535)
  %v578 = getelementptr float, ptr %v558, i64 4
  %v579 = load float, ptr %v578, align 4
  %v580 = insertelement <8 x float> poison, float %v579, i64 0
  %v581 = shufflevector <8 x float> %v580, <8 x float> poison, <8 x i32> zeroinitializer
  %v582 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v581, <8 x float> %v556, <8 x float> %v536)
  %v583 = getelementptr float, ptr %v558, i64 5
  %v584 = load float, ptr %v583, align 4
  %v585 = insertelement <8 x float> poison, float %v584, i64 0
  %v586 = shufflevector <8 x float> %v585, <8 x float> poison, <8 x i32> zeroinitializer
  %v587 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v586, <8 x float> %v556, <8 x float> %v537)
  %v588 = getelementptr float, ptr %v558, i64 6
  %v589 = load float, ptr %v588, align 4
  %v590 = insertelement <8 x float> poison, float %v589, i64 0
  %v591 = shufflevector <8 x float> %v590, <8 x float> poison, <8 x i32> zeroinitializer
  %v592 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v591, <8 x float> %v556, <8 x float> %v538)
  %v593 = getelementptr float, ptr %v558, i64 7
  %v594 = load float, ptr %v593, align 4
  %v595 = insertelement <8 x float> poison, float %v594, i64 0
  %v596 = shufflevector <8 x float> %v595, <8 x float> poison, <8 x i32> zeroinitializer
  %v597 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v596, <8 x float> %v556, <8 x float> %v539)
  %v598 = getelementptr float, ptr %v558, i64 8
  %v599 = load float, ptr %v598, align 4
  %v600 = insertelement <8 x float> poison, float %v599, i64 0
  %v601 = shufflevector <8 x float> %v600, <8 x float> poison, <8 x i32> zeroinitializer
  %v602 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v601, <8 x float> %v556, <8 x float> %v540)
  %v603 = getelementptr float, ptr %v558, i64 9
  %v604 = load float, ptr %v603, align 4
  %v605 = insertelement <8 x float> poison, float %v604, i64 0
  %v606 = shufflevector <8 x float> %v605, <8 x float> poison, <8 x i32> zeroinitializer
  %v607 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v606, <8 x float> %v556, <8 x float> %v541)
  %v608 = getelementptr float, ptr %v558, i64 10
  %v609 = load float, ptr %v608, align 4
  %v610 = insertelement <8 x float> poison, float %v609, i64 0
  %v611 = shufflevector <8 x float> %v610, <8 x float> poison, <8 x i32> zeroinitializer
  %v612 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v611, <8 x float> %v556, <8 x float> %v542)
  %v613 = getelementptr float, ptr %v558, i64 11
  %v614 = load float, ptr %v613, align 4
  %v615 = insertelement <8 x float> poison, float %v614, i64 0
  %v616 = shufflevector <8 x float> %v615, <8 x float> poison, <8 x i32> zeroinitializer
  %v617 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v616, <8 x float> %v556, <8 x float> %v543)
  %v618 = add nsw i64 %key_row9, 1
  %v619 = icmp slt i64 %v618, %v105
  br i1 %v619, label %key_row_9, label %key_row_9_end
key_row_9_end:
  %v620 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v562, %key_row_9 ]
  %v621 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v567, %key_row_9 ]
  %v622 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v572, %key_row_9 ]
  %v623 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v577, %key_row_9 ]
  %v624 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v582, %key_row_9 ]
  %v625 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v587, %key_row_9 ]
  %v626 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v592, %key_row_9 ]
  %v627 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v597, %key_row_9 ]
  %v628 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v602, %key_row_9 ]
  %v629 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v607, %key_row_9 ]
  %v630 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v612, %key_row_9 ]
  %v631 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v617, %key_row_9 ]
  %v632 = mul nsw i64 %f0, 8
  %v633 = getelementptr float, ptr %v102, i64 %v632
  %v634 = load <8 x float>, ptr %v633, align 32
  %v635 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v634, <8 x float> %v530, <8 x float> %v620)
  store <8 x float> %v635, ptr %v633, align 32
  %v636 = add nsw i64 %f0, 1
  %v637 = mul nsw i64 %v636, 8
  %v638 = getelementptr float, ptr %v102, i64 %v637
  %v639 = load <8 x float>, ptr %v638, align 32
  %v640 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v639, <8 x float> %v530, <8 x float> %v621)
  store <8 x float> %v640, ptr %v638, align 32
  %v641 = add nsw i64 %f0, 2
  %v642 = mul nsw i64 %v641, 8
  %v643 = getelementptr float, ptr %v102, i64 %v642
  %v644 = load <8 x float>, ptr %v643, align 32
  %v645 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v644, <8 x float> %v530, <8 x float> %v622)
  store <8 x float> %v645, ptr %v643, align 32
  %v646 = add nsw i64 %f0, 3
  %v647 = mul nsw i64 %v646, 8
  %v648 = getelementptr float, ptr %v102, i64 %v647
  %v649 = load <8 x float>, ptr %v648, align 32
  %v650 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v649, <8 x float> %v530, <8 x float> %v623)
  store <8 x float> %v650, ptr %v648, align 32
  %v651 = add nsw i64 %f0, 4
  %v652 = mul nsw i64 %v651, 8
  %v653 = getelementptr float, ptr %v102, i64 %v652
  %v654 = load <8 x float>, ptr %v653, align 32
  %v655 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v654, <8 x float> %v530, <8 x float> %v624)
  store <8 x float> %v655, ptr %v653, align 32
  %v656 = add nsw i64 %f0, 5
  %v657 = mul nsw i64 %v656, 8
  %v658 = getelementptr float, ptr %v102, i64 %v657
  %v659 = load <8 x float>, ptr %v658, align 32
  %v660 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v659, <8 x float> %v530, <8 x float> %v625)
  store <8 x float> %v660, ptr %v658, align 32
  %v661 = add nsw i64 %f0, 6
  %v662 = mul nsw i64 %v661, 8
  %v663 = getelementptr float, ptr %v102, i64 %v662
  %v664 = load <8 x float>, ptr %v663, align 32
  %v665 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v664, <8 x float> %v530, <8 x float> %v626)
  store <8 x float> %v665, ptr %v663, align 32
  %v666 = add nsw i64 %f0, 7
  %v667 = mul nsw i64 %v666, 8
  %v668 = getelementptr float, ptr %v102, i64 %v667
  %v669 = load <8 x float>, ptr %v668, align 32
  %v670 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v669, <8 x float> %v530, <8 x float> %v627)
  store <8 x float> %v670, ptr %v668, align 32
  %v671 = add nsw i64 %f0, 8
  %v672 = mul nsw i64 %v671, 8
  %v673 = getelementptr float, ptr %v102, i64 %v672
  %v674 = load <8 x float>, ptr %v673, align 32
  %v675 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v674, <8 x float> %v530, <8 x float> %v628)
  store <8 x float> %v675, ptr %v673, align 32
  %v676 = add nsw i64 %f0, 9
  %v677 = mul nsw i64 %v676, 8
  %v678 = getelementptr float, ptr %v102, i64 %v677
  %v679 = load <8 x float>, ptr %v678, align 32
  %v680 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v679, <8 x float> %v530, <8 x float> %v629)
  store <8 x float> %v680, ptr %v678, align 32
  %v681 = add nsw i64 %f0, 10
  %v682 = mul nsw i64 %v681, 8
  %v683 = getelementptr float, ptr %v102, i64 %v682
  %v684 = load <8 x float>, ptr %v683, align 32
  %v685 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v684, <8 x float> %v530, <8 x float> %v630)
  store <8 x float> %v685, ptr %v683, align 32
  %v686 = add nsw i64 %f0, 11
  %v687 = mul nsw i64 %v686, 8
  %v688 = getelementptr float, ptr %v102, i64 %v687
  %v689 = load <8 x float>, ptr %v688, align 32
  %v690 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v689, <8 x float> %v530, <8 x float> %v631)
  store <8 x float> %v690, ptr %v688, align 32
  %v691 = add nsw i64 %f0, 12
  %v692 = icmp slt i64 %v691, 60
  br i1 %v692, label %f_0, label %f_0_end
f_0_end:
  br label %f_1
f_1:
  %f1 = phi i64 [ 60, %f_0_end ], [ %v711, %key_row_10_end ]
  %v693 = getelementptr float, ptr %v514, i64 %f1
  br i1 %v155, label %key_row_10, label %key_row_10_end
key_row_10:
  %key_row10 = phi i64 [ 0, %f_1 ], [ %v704, %key_row_10 ]
  %v694 = phi <8 x float> [ zeroinitializer, %f_1 ], [ %v703, %key_row_10 ]
  %v695 = mul nsw i64 %key_row10, 8
  %v696 = getelementptr float, ptr %v308, i64 %v695
  %v697 = load <8 x float>, ptr %v696, align 32
  %v698 = mul nsw i64 %key_row10, 64
  %v699 = getelementptr float, ptr %v693, i64 %v698
  %v700 = load float, ptr %v699, align 4
  %v701 = insertelement <8 x float> poison, float %v700, i64 0
  %v702 = shufflevector <8 x float> %v701, <8 x float> poison, <8 x i32> zeroinitializer
  %v703 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v702, <8 x float> %v697, <8 x float> %v694)
  %v704 = add nsw i64 %key_row10, 1
  %v705 = icmp slt i64 %v704, %v105
  br i1 %v705, label %key_row_10, label %key_row_10_end
key_row_10_end:
  %v706 = phi <8 x float> [ zeroinitializer, %f_1 ], [ %v703, %key_row_10 ]
  %v707 = mul nsw i64 %f1, 8
  %v708 = getelementptr float, ptr %v102, i64 %v707
  %v709 = load <8 x float>, ptr %v708, align 32
  %v710 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v709, <8 x float> %v530, <8 x float> %v706)
  store <8 x float> %v710, ptr %v708, align 32
  %v711 = add nsw i64 %f1, 1
  %v712 = icmp slt i64 %v711, 64
  br i1 %v712, label %f_1, label %f_1_end
f_1_end:
  %v713 = add nsw i64 %key0, 16
  %v714 = icmp slt i64 %v713, %end
  br i1 %v714, label %key_0, label %key_0_end
key_0_end:
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
  %v99 = getelementptr i8, ptr %scratch, i64 5312
  %v111 = getelementptr i8, ptr %scratch, i64 7360
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
