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
  %v110 = getelementptr i8, ptr %arguments, i64 56
  %v111 = load i64, ptr %v110, align 8
  %v112 = mul nsw i64 %v27, %v111
  %v113 = icmp eq i64 %v10, 0
  %v114 = select i1 %v113, i64 1, i64 %v10
  %v115 = sdiv i64 %v28, %v114
  %v116 = mul i64 %v115, %v114
  %v117 = sub i64 %v28, %v116
  %v118 = getelementptr i8, ptr %arguments, i64 64
  %v119 = load i64, ptr %v118, align 8
  %v120 = mul nsw i64 %v115, %v119
  %v121 = add nsw i64 %v112, %v120
  %v122 = getelementptr i8, ptr %arguments, i64 72
  %v123 = load i64, ptr %v122, align 8
  %v126 = getelementptr i8, ptr %arguments, i64 80
  %v127 = load ptr, ptr %v126, align 8
  %v129 = mul nsw i64 %v123, 2
  %v133 = getelementptr i8, ptr %arguments, i64 88
  %v134 = load i64, ptr %v133, align 8
  %v135 = mul nsw i64 %v27, %v134
  %v136 = getelementptr i8, ptr %arguments, i64 96
  %v137 = load i64, ptr %v136, align 8
  %v138 = mul nsw i64 %v115, %v137
  %v139 = add nsw i64 %v135, %v138
  %v140 = getelementptr i8, ptr %arguments, i64 104
  %v141 = load i64, ptr %v140, align 8
  %v144 = getelementptr i8, ptr %arguments, i64 112
  %v145 = load ptr, ptr %v144, align 8
  %v147 = mul nsw i64 %v141, 2
  %v151 = getelementptr i8, ptr %scratch, i64 9408
  %v495 = getelementptr i8, ptr %scratch, i64 4352
  %v521 = getelementptr i8, ptr %arguments, i64 16
  %v522 = load i32, ptr %v521, align 4
  %v523 = sext i32 %v522 to i64
  %v524 = add nsw i64 %v523, %v40
  %v525 = add nsw i64 %v524, 1
  %v542 = getelementptr i8, ptr %arguments, i64 120
  %v543 = load float, ptr %v542, align 4
  %v544 = insertelement <8 x float> poison, float %v543, i64 0
  %v545 = shufflevector <8 x float> %v544, <8 x float> poison, <8 x i32> zeroinitializer
  %v577 = getelementptr i8, ptr %scratch, i64 5248
  %v622 = trunc i64 %v523 to i32
  %v623 = insertelement <8 x i32> poison, i32 %v622, i64 0
  %v624 = shufflevector <8 x i32> %v623, <8 x i32> poison, <8 x i32> zeroinitializer
  %v626 = trunc i64 %v1 to i32
  %v627 = insertelement <8 x i32> poison, i32 %v626, i64 0
  %v628 = shufflevector <8 x i32> %v627, <8 x i32> poison, <8 x i32> zeroinitializer
  %v701 = getelementptr i8, ptr %scratch, i64 13504
  br i1 %v103, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v901, %f_1_end ]
  %v104 = sub nsw i64 %end, %key0
  %v105 = call i64 @llvm.smin.i64(i64 %v104, i64 16)
  %v106 = sub nsw i64 %v105, 1
  %v107 = add nsw i64 %key0, %v106
  %v109 = call i64 @llvm.smin.i64(i64 %key0, i64 %v108)
  %v124 = mul nsw i64 %v109, %v123
  %v125 = add nsw i64 %v121, %v124
  %v128 = getelementptr i16, ptr %v127, i64 %v125
  %v130 = sub nsw i64 %v108, %v109
  %v131 = add nsw i64 %key0, 16
  %v132 = call i64 @llvm.smin.i64(i64 %v131, i64 %v108)
  %v142 = mul nsw i64 %v132, %v141
  %v143 = add nsw i64 %v139, %v142
  %v146 = getelementptr i16, ptr %v145, i64 %v143
  %v148 = sub nsw i64 %v108, %v132
  %v149 = icmp slt i64 0, %v105
  br i1 %v149, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v165, %column_1_end ]
  %v150 = mul nsw i64 %key_row0, 64
  %v152 = getelementptr float, ptr %v151, i64 %v150
  %v153 = add nsw i64 %key0, %key_row0
  %v154 = mul nsw i64 %v153, %v141
  %v155 = add nsw i64 %v139, %v154
  %v156 = getelementptr i16, ptr %v145, i64 %v155
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %key_row_0 ], [ %v163, %column_1 ]
  %v157 = getelementptr i16, ptr %v156, i64 %column1
  %v158 = load <8 x i16>, ptr %v157, align 2
  %v159 = getelementptr float, ptr %v152, i64 %column1
  %v160 = zext <8 x i16> %v158 to <8 x i32>
  %v161 = shl <8 x i32> %v160, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v162 = bitcast <8 x i32> %v161 to <8 x float>
  store <8 x float> %v162, ptr %v159, align 32
  %v163 = add nsw i64 %column1, 8
  %v164 = icmp slt i64 %v163, 64
  br i1 %v164, label %column_1, label %column_1_end
column_1_end:
  %v165 = add nsw i64 %key_row0, 1
  %v166 = icmp slt i64 %v165, %v105
  br i1 %v166, label %key_row_0, label %key_row_0_end
key_row_0_end:
  ; S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m <= p + M - P
  br i1 %v149, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %key_row_0_end ], [ %v519, %e_0_end ]
  %v167 = call i64 @llvm.smin.i64(i64 %key_row1, i64 %v106)
  %v168 = mul nsw i64 %v167, 64
  %v169 = getelementptr float, ptr %v151, i64 %v168
  %v170 = add nsw i64 %key_row1, 1
  %v171 = call i64 @llvm.smin.i64(i64 %v170, i64 %v106)
  %v172 = mul nsw i64 %v171, 64
  %v173 = getelementptr float, ptr %v151, i64 %v172
  %v174 = add nsw i64 %key_row1, 2
  %v175 = call i64 @llvm.smin.i64(i64 %v174, i64 %v106)
  %v176 = mul nsw i64 %v175, 64
  %v177 = getelementptr float, ptr %v151, i64 %v176
  %v178 = add nsw i64 %key_row1, 3
  %v179 = call i64 @llvm.smin.i64(i64 %v178, i64 %v106)
  %v180 = mul nsw i64 %v179, 64
  %v181 = getelementptr float, ptr %v151, i64 %v180
  %v182 = add nsw i64 %key_row1, 4
  %v183 = call i64 @llvm.smin.i64(i64 %v182, i64 %v106)
  %v184 = mul nsw i64 %v183, 64
  %v185 = getelementptr float, ptr %v151, i64 %v184
  %v186 = add nsw i64 %key_row1, 5
  %v187 = call i64 @llvm.smin.i64(i64 %v186, i64 %v106)
  %v188 = mul nsw i64 %v187, 64
  %v189 = getelementptr float, ptr %v151, i64 %v188
  %v190 = add nsw i64 %key_row1, 6
  %v191 = call i64 @llvm.smin.i64(i64 %v190, i64 %v106)
  %v192 = mul nsw i64 %v191, 64
  %v193 = getelementptr float, ptr %v151, i64 %v192
  %v194 = add nsw i64 %key_row1, 7
  %v195 = call i64 @llvm.smin.i64(i64 %v194, i64 %v106)
  %v196 = mul nsw i64 %v195, 64
  %v197 = getelementptr float, ptr %v151, i64 %v196
  %v198 = add nsw i64 %key_row1, 8
  %v199 = call i64 @llvm.smin.i64(i64 %v198, i64 %v106)
  %v200 = mul nsw i64 %v199, 64
  %v201 = getelementptr float, ptr %v151, i64 %v200
  %v202 = add nsw i64 %key_row1, 9
  %v203 = call i64 @llvm.smin.i64(i64 %v202, i64 %v106)
  %v204 = mul nsw i64 %v203, 64
  %v205 = getelementptr float, ptr %v151, i64 %v204
  %v206 = add nsw i64 %key_row1, 10
  %v207 = call i64 @llvm.smin.i64(i64 %v206, i64 %v106)
  %v208 = mul nsw i64 %v207, 64
  %v209 = getelementptr float, ptr %v151, i64 %v208
  %v210 = add nsw i64 %key_row1, 11
  %v211 = call i64 @llvm.smin.i64(i64 %v210, i64 %v106)
  %v212 = mul nsw i64 %v211, 64
  %v213 = getelementptr float, ptr %v151, i64 %v212
  %v226 = udiv i64 %key_row1, 12
  %v227 = mul nsw i64 %v226, 16
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_1 ], [ %v492, %e_0 ]
  %v214 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v436, %e_0 ]
  %v215 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v441, %e_0 ]
  %v216 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v446, %e_0 ]
  %v217 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v451, %e_0 ]
  %v218 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v456, %e_0 ]
  %v219 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v461, %e_0 ]
  %v220 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v466, %e_0 ]
  %v221 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v471, %e_0 ]
  %v222 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v476, %e_0 ]
  %v223 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v481, %e_0 ]
  %v224 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v486, %e_0 ]
  %v225 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v491, %e_0 ]
  %v228 = udiv i64 %e0, 4
  %v229 = add nsw i64 %v227, %v228
  %v230 = udiv i64 %v229, 2
  %v231 = urem i64 %v229, 2
  %v232 = mul nsw i64 %v231, 64
  %v233 = call i64 @llvm.smin.i64(i64 %v230, i64 %v130)
  %v234 = mul nsw i64 %v233, %v129
  %v235 = getelementptr i8, ptr %v128, i64 %v234
  %v236 = getelementptr i8, ptr %v235, i64 %v232
  call void @llvm.prefetch.p0(ptr %v236, i32 0, i32 3, i32 1)
  %v237 = mul nsw i64 %e0, 8
  %v238 = getelementptr float, ptr %v89, i64 %v237
  %v239 = load <8 x float>, ptr %v238, align 32
  %v240 = getelementptr float, ptr %v169, i64 %e0
  %v241 = load float, ptr %v240, align 4
  %v242 = insertelement <8 x float> poison, float %v241, i64 0
  %v243 = shufflevector <8 x float> %v242, <8 x float> poison, <8 x i32> zeroinitializer
  %v244 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v243, <8 x float> %v239, <8 x float> %v214)
  %v245 = getelementptr float, ptr %v173, i64 %e0
  %v246 = load float, ptr %v245, align 4
  %v247 = insertelement <8 x float> poison, float %v246, i64 0
  %v248 = shufflevector <8 x float> %v247, <8 x float> poison, <8 x i32> zeroinitializer
  %v249 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v239, <8 x float> %v215)
  %v250 = getelementptr float, ptr %v177, i64 %e0
  %v251 = load float, ptr %v250, align 4
  %v252 = insertelement <8 x float> poison, float %v251, i64 0
  %v253 = shufflevector <8 x float> %v252, <8 x float> poison, <8 x i32> zeroinitializer
  %v254 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v253, <8 x float> %v239, <8 x float> %v216)
  %v255 = getelementptr float, ptr %v181, i64 %e0
  %v256 = load float, ptr %v255, align 4
  %v257 = insertelement <8 x float> poison, float %v256, i64 0
  %v258 = shufflevector <8 x float> %v257, <8 x float> poison, <8 x i32> zeroinitializer
  %v259 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v258, <8 x float> %v239, <8 x float> %v217)
  %v260 = getelementptr float, ptr %v185, i64 %e0
  %v261 = load float, ptr %v260, align 4
  %v262 = insertelement <8 x float> poison, float %v261, i64 0
  %v263 = shufflevector <8 x float> %v262, <8 x float> poison, <8 x i32> zeroinitializer
  %v264 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v263, <8 x float> %v239, <8 x float> %v218)
  %v265 = getelementptr float, ptr %v189, i64 %e0
  %v266 = load float, ptr %v265, align 4
  %v267 = insertelement <8 x float> poison, float %v266, i64 0
  %v268 = shufflevector <8 x float> %v267, <8 x float> poison, <8 x i32> zeroinitializer
  %v269 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v268, <8 x float> %v239, <8 x float> %v219)
  %v270 = getelementptr float, ptr %v193, i64 %e0
  %v271 = load float, ptr %v270, align 4
  %v272 = insertelement <8 x float> poison, float %v271, i64 0
  %v273 = shufflevector <8 x float> %v272, <8 x float> poison, <8 x i32> zeroinitializer
  %v274 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v273, <8 x float> %v239, <8 x float> %v220)
  %v275 = getelementptr float, ptr %v197, i64 %e0
  %v276 = load float, ptr %v275, align 4
  %v277 = insertelement <8 x float> poison, float %v276, i64 0
  %v278 = shufflevector <8 x float> %v277, <8 x float> poison, <8 x i32> zeroinitializer
  %v279 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v278, <8 x float> %v239, <8 x float> %v221)
  %v280 = getelementptr float, ptr %v201, i64 %e0
  %v281 = load float, ptr %v280, align 4
  %v282 = insertelement <8 x float> poison, float %v281, i64 0
  %v283 = shufflevector <8 x float> %v282, <8 x float> poison, <8 x i32> zeroinitializer
  %v284 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v283, <8 x float> %v239, <8 x float> %v222)
  %v285 = getelementptr float, ptr %v205, i64 %e0
  %v286 = load float, ptr %v285, align 4
  %v287 = insertelement <8 x float> poison, float %v286, i64 0
  %v288 = shufflevector <8 x float> %v287, <8 x float> poison, <8 x i32> zeroinitializer
  %v289 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v288, <8 x float> %v239, <8 x float> %v223)
  %v290 = getelementptr float, ptr %v209, i64 %e0
  %v291 = load float, ptr %v290, align 4
  %v292 = insertelement <8 x float> poison, float %v291, i64 0
  %v293 = shufflevector <8 x float> %v292, <8 x float> poison, <8 x i32> zeroinitializer
  %v294 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v293, <8 x float> %v239, <8 x float> %v224)
  %v295 = getelementptr float, ptr %v213, i64 %e0
  %v296 = load float, ptr %v295, align 4
  %v297 = insertelement <8 x float> poison, float %v296, i64 0
  %v298 = shufflevector <8 x float> %v297, <8 x float> poison, <8 x i32> zeroinitializer
  %v299 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v298, <8 x float> %v239, <8 x float> %v225)
  %v300 = add nsw i64 %e0, 1
  %v301 = mul nsw i64 %v300, 8
  %v302 = getelementptr float, ptr %v89, i64 %v301
  %v303 = load <8 x float>, ptr %v302, align 32
  %v304 = getelementptr float, ptr %v240, i64 1
  %v305 = load float, ptr %v304, align 4
  %v306 = insertelement <8 x float> poison, float %v305, i64 0
  %v307 = shufflevector <8 x float> %v306, <8 x float> poison, <8 x i32> zeroinitializer
  %v308 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v307, <8 x float> %v303, <8 x float> %v244)
  %v309 = getelementptr float, ptr %v245, i64 1
  %v310 = load float, ptr %v309, align 4
  %v311 = insertelement <8 x float> poison, float %v310, i64 0
  %v312 = shufflevector <8 x float> %v311, <8 x float> poison, <8 x i32> zeroinitializer
  %v313 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v312, <8 x float> %v303, <8 x float> %v249)
  %v314 = getelementptr float, ptr %v250, i64 1
  %v315 = load float, ptr %v314, align 4
  %v316 = insertelement <8 x float> poison, float %v315, i64 0
  %v317 = shufflevector <8 x float> %v316, <8 x float> poison, <8 x i32> zeroinitializer
  %v318 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v317, <8 x float> %v303, <8 x float> %v254)
  %v319 = getelementptr float, ptr %v255, i64 1
  %v320 = load float, ptr %v319, align 4
  %v321 = insertelement <8 x float> poison, float %v320, i64 0
  %v322 = shufflevector <8 x float> %v321, <8 x float> poison, <8 x i32> zeroinitializer
  %v323 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v322, <8 x float> %v303, <8 x float> %v259)
  %v324 = getelementptr float, ptr %v260, i64 1
  %v325 = load float, ptr %v324, align 4
  %v326 = insertelement <8 x float> poison, float %v325, i64 0
  %v327 = shufflevector <8 x float> %v326, <8 x float> poison, <8 x i32> zeroinitializer
  %v328 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v327, <8 x float> %v303, <8 x float> %v264)
  %v329 = getelementptr float, ptr %v265, i64 1
  %v330 = load float, ptr %v329, align 4
  %v331 = insertelement <8 x float> poison, float %v330, i64 0
  %v332 = shufflevector <8 x float> %v331, <8 x float> poison, <8 x i32> zeroinitializer
  %v333 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v332, <8 x float> %v303, <8 x float> %v269)
  %v334 = getelementptr float, ptr %v270, i64 1
  %v335 = load float, ptr %v334, align 4
  %v336 = insertelement <8 x float> poison, float %v335, i64 0
  %v337 = shufflevector <8 x float> %v336, <8 x float> poison, <8 x i32> zeroinitializer
  %v338 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v337, <8 x float> %v303, <8 x float> %v274)
  %v339 = getelementptr float, ptr %v275, i64 1
  %v340 = load float, ptr %v339, align 4
  %v341 = insertelement <8 x float> poison, float %v340, i64 0
  %v342 = shufflevector <8 x float> %v341, <8 x float> poison, <8 x i32> zeroinitializer
  %v343 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v342, <8 x float> %v303, <8 x float> %v279)
  %v344 = getelementptr float, ptr %v280, i64 1
  %v345 = load float, ptr %v344, align 4
  %v346 = insertelement <8 x float> poison, float %v345, i64 0
  %v347 = shufflevector <8 x float> %v346, <8 x float> poison, <8 x i32> zeroinitializer
  %v348 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v347, <8 x float> %v303, <8 x float> %v284)
  %v349 = getelementptr float, ptr %v285, i64 1
  %v350 = load float, ptr %v349, align 4
  %v351 = insertelement <8 x float> poison, float %v350, i64 0
  %v352 = shufflevector <8 x float> %v351, <8 x float> poison, <8 x i32> zeroinitializer
  %v353 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v352, <8 x float> %v303, <8 x float> %v289)
  %v354 = getelementptr float, ptr %v290, i64 1
  %v355 = load float, ptr %v354, align 4
  %v356 = insertelement <8 x float> poison, float %v355, i64 0
  %v357 = shufflevector <8 x float> %v356, <8 x float> poison, <8 x i32> zeroinitializer
  %v358 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v357, <8 x float> %v303, <8 x float> %v294)
  %v359 = getelementptr float, ptr %v295, i64 1
  %v360 = load float, ptr %v359, align 4
  %v361 = insertelement <8 x float> poison, float %v360, i64 0
  %v362 = shufflevector <8 x float> %v361, <8 x float> poison, <8 x i32> zeroinitializer
  %v363 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v362, <8 x float> %v303, <8 x float> %v299)
  %v364 = add nsw i64 %e0, 2
  %v365 = mul nsw i64 %v364, 8
  %v366 = getelementptr float, ptr %v89, i64 %v365
  %v367 = load <8 x float>, ptr %v366, align 32
  %v368 = getelementptr float, ptr %v240, i64 2
  %v369 = load float, ptr %v368, align 4
  %v370 = insertelement <8 x float> poison, float %v369, i64 0
  %v371 = shufflevector <8 x float> %v370, <8 x float> poison, <8 x i32> zeroinitializer
  %v372 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v371, <8 x float> %v367, <8 x float> %v308)
  %v373 = getelementptr float, ptr %v245, i64 2
  %v374 = load float, ptr %v373, align 4
  %v375 = insertelement <8 x float> poison, float %v374, i64 0
  %v376 = shufflevector <8 x float> %v375, <8 x float> poison, <8 x i32> zeroinitializer
  %v377 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v376, <8 x float> %v367, <8 x float> %v313)
  %v378 = getelementptr float, ptr %v250, i64 2
  %v379 = load float, ptr %v378, align 4
  %v380 = insertelement <8 x float> poison, float %v379, i64 0
  %v381 = shufflevector <8 x float> %v380, <8 x float> poison, <8 x i32> zeroinitializer
  %v382 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v381, <8 x float> %v367, <8 x float> %v318)
  %v383 = getelementptr float, ptr %v255, i64 2
  %v384 = load float, ptr %v383, align 4
  %v385 = insertelement <8 x float> poison, float %v384, i64 0
  %v386 = shufflevector <8 x float> %v385, <8 x float> poison, <8 x i32> zeroinitializer
  %v387 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v386, <8 x float> %v367, <8 x float> %v323)
  %v388 = getelementptr float, ptr %v260, i64 2
  %v389 = load float, ptr %v388, align 4
  %v390 = insertelement <8 x float> poison, float %v389, i64 0
  %v391 = shufflevector <8 x float> %v390, <8 x float> poison, <8 x i32> zeroinitializer
  %v392 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v391, <8 x float> %v367, <8 x float> %v328)
  %v393 = getelementptr float, ptr %v265, i64 2
  %v394 = load float, ptr %v393, align 4
  %v395 = insertelement <8 x float> poison, float %v394, i64 0
  %v396 = shufflevector <8 x float> %v395, <8 x float> poison, <8 x i32> zeroinitializer
  %v397 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v396, <8 x float> %v367, <8 x float> %v333)
  %v398 = getelementptr float, ptr %v270, i64 2
  %v399 = load float, ptr %v398, align 4
  %v400 = insertelement <8 x float> poison, float %v399, i64 0
  %v401 = shufflevector <8 x float> %v400, <8 x float> poison, <8 x i32> zeroinitializer
  %v402 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v401, <8 x float> %v367, <8 x float> %v338)
  %v403 = getelementptr float, ptr %v275, i64 2
  %v404 = load float, ptr %v403, align 4
  %v405 = insertelement <8 x float> poison, float %v404, i64 0
  %v406 = shufflevector <8 x float> %v405, <8 x float> poison, <8 x i32> zeroinitializer
  %v407 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v406, <8 x float> %v367, <8 x float> %v343)
  %v408 = getelementptr float, ptr %v280, i64 2
  %v409 = load float, ptr %v408, align 4
  %v410 = insertelement <8 x float> poison, float %v409, i64 0
  %v411 = shufflevector <8 x float> %v410, <8 x float> poison, <8 x i32> zeroinitializer
  %v412 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v411, <8 x float> %v367, <8 x float> %v348)
  %v413 = getelementptr float, ptr %v285, i64 2
  %v414 = load float, ptr %v413, align 4
  %v415 = insertelement <8 x float> poison, float %v414, i64 0
  %v416 = shufflevector <8 x float> %v415, <8 x float> poison, <8 x i32> zeroinitializer
  %v417 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v416, <8 x float> %v367, <8 x float> %v353)
  %v418 = getelementptr float, ptr %v290, i64 2
  %v419 = load float, ptr %v418, align 4
  %v420 = insertelement <8 x float> poison, float %v419, i64 0
  %v421 = shufflevector <8 x float> %v420, <8 x float> poison, <8 x i32> zeroinitializer
  %v422 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v421, <8 x float> %v367, <8 x float> %v358)
  %v423 = getelementptr float, ptr %v295, i64 2
  %v424 = load float, ptr %v423, align 4
  %v425 = insertelement <8 x float> poison, float %v424, i64 0
  %v426 = shufflevector <8 x float> %v425, <8 x float> poison, <8 x i32> zeroinitializer
  %v427 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v426, <8 x float> %v367, <8 x float> %v363)
  %v428 = add nsw i64 %e0, 3
  %v429 = mul nsw i64 %v428, 8
  %v430 = getelementptr float, ptr %v89, i64 %v429
  %v431 = load <8 x float>, ptr %v430, align 32
  %v432 = getelementptr float, ptr %v240, i64 3
  %v433 = load float, ptr %v432, align 4
  %v434 = insertelement <8 x float> poison, float %v433, i64 0
  %v435 = shufflevector <8 x float> %v434, <8 x float> poison, <8 x i32> zeroinitializer
  %v436 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v435, <8 x float> %v431, <8 x float> %v372)
  %v437 = getelementptr float, ptr %v245, i64 3
  %v438 = load float, ptr %v437, align 4
  %v439 = insertelement <8 x float> poison, float %v438, i64 0
  %v440 = shufflevector <8 x float> %v439, <8 x float> poison, <8 x i32> zeroinitializer
  %v441 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v440, <8 x float> %v431, <8 x float> %v377)
  %v442 = getelementptr float, ptr %v250, i64 3
  %v443 = load float, ptr %v442, align 4
  %v444 = insertelement <8 x float> poison, float %v443, i64 0
  %v445 = shufflevector <8 x float> %v444, <8 x float> poison, <8 x i32> zeroinitializer
  %v446 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v445, <8 x float> %v431, <8 x float> %v382)
  %v447 = getelementptr float, ptr %v255, i64 3
  %v448 = load float, ptr %v447, align 4
  %v449 = insertelement <8 x float> poison, float %v448, i64 0
  %v450 = shufflevector <8 x float> %v449, <8 x float> poison, <8 x i32> zeroinitializer
  %v451 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v450, <8 x float> %v431, <8 x float> %v387)
  %v452 = getelementptr float, ptr %v260, i64 3
  %v453 = load float, ptr %v452, align 4
  %v454 = insertelement <8 x float> poison, float %v453, i64 0
  %v455 = shufflevector <8 x float> %v454, <8 x float> poison, <8 x i32> zeroinitializer
  %v456 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v455, <8 x float> %v431, <8 x float> %v392)
  %v457 = getelementptr float, ptr %v265, i64 3
  %v458 = load float, ptr %v457, align 4
  %v459 = insertelement <8 x float> poison, float %v458, i64 0
  %v460 = shufflevector <8 x float> %v459, <8 x float> poison, <8 x i32> zeroinitializer
  %v461 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v460, <8 x float> %v431, <8 x float> %v397)
  %v462 = getelementptr float, ptr %v270, i64 3
  %v463 = load float, ptr %v462, align 4
  %v464 = insertelement <8 x float> poison, float %v463, i64 0
  %v465 = shufflevector <8 x float> %v464, <8 x float> poison, <8 x i32> zeroinitializer
  %v466 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v465, <8 x float> %v431, <8 x float> %v402)
  %v467 = getelementptr float, ptr %v275, i64 3
  %v468 = load float, ptr %v467, align 4
  %v469 = insertelement <8 x float> poison, float %v468, i64 0
  %v470 = shufflevector <8 x float> %v469, <8 x float> poison, <8 x i32> zeroinitializer
  %v471 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v470, <8 x float> %v431, <8 x float> %v407)
  %v472 = getelementptr float, ptr %v280, i64 3
  %v473 = load float, ptr %v472, align 4
  %v474 = insertelement <8 x float> poison, float %v473, i64 0
  %v475 = shufflevector <8 x float> %v474, <8 x float> poison, <8 x i32> zeroinitializer
  %v476 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v475, <8 x float> %v431, <8 x float> %v412)
  %v477 = getelementptr float, ptr %v285, i64 3
  %v478 = load float, ptr %v477, align 4
  %v479 = insertelement <8 x float> poison, float %v478, i64 0
  %v480 = shufflevector <8 x float> %v479, <8 x float> poison, <8 x i32> zeroinitializer
  %v481 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v480, <8 x float> %v431, <8 x float> %v417)
  %v482 = getelementptr float, ptr %v290, i64 3
  %v483 = load float, ptr %v482, align 4
  %v484 = insertelement <8 x float> poison, float %v483, i64 0
  %v485 = shufflevector <8 x float> %v484, <8 x float> poison, <8 x i32> zeroinitializer
  %v486 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v485, <8 x float> %v431, <8 x float> %v422)
  %v487 = getelementptr float, ptr %v295, i64 3
  %v488 = load float, ptr %v487, align 4
  %v489 = insertelement <8 x float> poison, float %v488, i64 0
  %v490 = shufflevector <8 x float> %v489, <8 x float> poison, <8 x i32> zeroinitializer
  %v491 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v490, <8 x float> %v431, <8 x float> %v427)
  %v492 = add nsw i64 %e0, 4
  %v493 = icmp slt i64 %v492, 64
  br i1 %v493, label %e_0, label %e_0_end
e_0_end:
  %v494 = mul nsw i64 %key_row1, 8
  %v496 = getelementptr float, ptr %v495, i64 %v494
  store <8 x float> %v436, ptr %v496, align 32
  %v497 = mul nsw i64 %v170, 8
  %v498 = getelementptr float, ptr %v495, i64 %v497
  store <8 x float> %v441, ptr %v498, align 32
  %v499 = mul nsw i64 %v174, 8
  %v500 = getelementptr float, ptr %v495, i64 %v499
  store <8 x float> %v446, ptr %v500, align 32
  %v501 = mul nsw i64 %v178, 8
  %v502 = getelementptr float, ptr %v495, i64 %v501
  store <8 x float> %v451, ptr %v502, align 32
  %v503 = mul nsw i64 %v182, 8
  %v504 = getelementptr float, ptr %v495, i64 %v503
  store <8 x float> %v456, ptr %v504, align 32
  %v505 = mul nsw i64 %v186, 8
  %v506 = getelementptr float, ptr %v495, i64 %v505
  store <8 x float> %v461, ptr %v506, align 32
  %v507 = mul nsw i64 %v190, 8
  %v508 = getelementptr float, ptr %v495, i64 %v507
  store <8 x float> %v466, ptr %v508, align 32
  %v509 = mul nsw i64 %v194, 8
  %v510 = getelementptr float, ptr %v495, i64 %v509
  store <8 x float> %v471, ptr %v510, align 32
  %v511 = mul nsw i64 %v198, 8
  %v512 = getelementptr float, ptr %v495, i64 %v511
  store <8 x float> %v476, ptr %v512, align 32
  %v513 = mul nsw i64 %v202, 8
  %v514 = getelementptr float, ptr %v495, i64 %v513
  store <8 x float> %v481, ptr %v514, align 32
  %v515 = mul nsw i64 %v206, 8
  %v516 = getelementptr float, ptr %v495, i64 %v515
  store <8 x float> %v486, ptr %v516, align 32
  %v517 = mul nsw i64 %v210, 8
  %v518 = getelementptr float, ptr %v495, i64 %v517
  store <8 x float> %v491, ptr %v518, align 32
  %v519 = add nsw i64 %key_row1, 12
  %v520 = icmp slt i64 %v519, %v105
  br i1 %v520, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v526 = add nsw i64 %v107, %v1
  %v527 = icmp sgt i64 %v525, %v526
  br i1 %v527, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v608, %key_row_3_end ]
  %v528 = getelementptr i32, ptr %v48, i64 %vector2
  %v529 = load <8 x i32>, ptr %v528, align 4
  %v530 = getelementptr i32, ptr %v51, i64 %vector2
  %v531 = load <8 x i32>, ptr %v530, align 4
  %v532 = getelementptr float, ptr %scratch, i64 %vector2
  %v533 = load <8 x float>, ptr %v532, align 32
  %v534 = getelementptr float, ptr %v98, i64 %vector2
  %v535 = load <8 x float>, ptr %v534, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  br i1 %v149, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %vector_2 ], [ %v551, %key_row_2 ]
  %v536 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v550, %key_row_2 ]
  %v537 = add nsw i64 %key0, %key_row2
  %v538 = mul nsw i64 %key_row2, 8
  %v539 = add nsw i64 %v538, %vector2
  %v540 = getelementptr float, ptr %v495, i64 %v539
  %v541 = load <8 x float>, ptr %v540, align 32
  %v546 = fmul <8 x float> %v541, %v545
  %v547 = fcmp ogt <8 x float> %v546, %v536
  %v548 = select <8 x i1> %v547, <8 x float> %v546, <8 x float> %v536
  %v549 = fcmp uno <8 x float> %v546, %v546
  %v550 = select <8 x i1> %v549, <8 x float> %v546, <8 x float> %v548
  store <8 x float> %v546, ptr %v540, align 32
  %v551 = add nsw i64 %key_row2, 1
  %v552 = icmp slt i64 %v551, %v105
  br i1 %v552, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v553 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v550, %key_row_2 ]
  %v554 = fcmp ogt <8 x float> %v553, %v533
  %v555 = select <8 x i1> %v554, <8 x float> %v553, <8 x float> %v533
  %v556 = fcmp uno <8 x float> %v553, %v553
  %v557 = select <8 x i1> %v556, <8 x float> %v553, <8 x float> %v555
  %v558 = fcmp oeq <8 x float> %v557, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v559 = select <8 x i1> %v558, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v557
  %v560 = fsub <8 x float> %v533, %v559
  %v561 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v560
  %v562 = select <8 x i1> %v561, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v560
  %v563 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v562, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v564 = fsub <8 x float> %v563, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v565 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v564, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v562)
  %v566 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v564, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v565)
  %v567 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v566, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v568 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v567, <8 x float> %v566, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v569 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v568, <8 x float> %v566, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v570 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v569, <8 x float> %v566, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v571 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v570, <8 x float> %v566, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v572 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v571, <8 x float> %v566, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v573 = bitcast <8 x float> %v563 to <8 x i32>
  %v574 = shl <8 x i32> %v573, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v575 = bitcast <8 x i32> %v574 to <8 x float>
  %v576 = fmul <8 x float> %v572, %v575
  %v578 = getelementptr float, ptr %v577, i64 %vector2
  store <8 x float> %v576, ptr %v578, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v149, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v603, %key_row_3 ]
  %v579 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v602, %key_row_3 ]
  %v580 = add nsw i64 %key0, %key_row3
  %v581 = mul nsw i64 %key_row3, 8
  %v582 = add nsw i64 %v581, %vector2
  %v583 = getelementptr float, ptr %v495, i64 %v582
  %v584 = load <8 x float>, ptr %v583, align 32
  %v585 = fsub <8 x float> %v584, %v559
  %v586 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v585
  %v587 = select <8 x i1> %v586, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v585
  %v588 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v587, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v589 = fsub <8 x float> %v588, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v590 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v589, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v587)
  %v591 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v589, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v590)
  %v592 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v591, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v593 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v592, <8 x float> %v591, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v594 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v593, <8 x float> %v591, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v595 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v594, <8 x float> %v591, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v596 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v595, <8 x float> %v591, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v597 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v596, <8 x float> %v591, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v598 = bitcast <8 x float> %v588 to <8 x i32>
  %v599 = shl <8 x i32> %v598, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v600 = bitcast <8 x i32> %v599 to <8 x float>
  %v601 = fmul <8 x float> %v597, %v600
  %v602 = fadd <8 x float> %v579, %v601
  store <8 x float> %v601, ptr %v583, align 32
  %v603 = add nsw i64 %key_row3, 1
  %v604 = icmp slt i64 %v603, %v105
  br i1 %v604, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v605 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v602, %key_row_3 ]
  %v606 = fmul <8 x float> %v535, %v576
  %v607 = fadd <8 x float> %v606, %v605
  store <8 x float> %v557, ptr %v532, align 32
  store <8 x float> %v607, ptr %v534, align 32
  %v608 = add nsw i64 %vector2, 8
  %v609 = icmp slt i64 %v608, 8
  br i1 %v609, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
else_0:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %else_0 ], [ %v698, %key_row_5_end ]
  %v610 = getelementptr i32, ptr %v48, i64 %vector3
  %v611 = load <8 x i32>, ptr %v610, align 4
  %v612 = getelementptr i32, ptr %v51, i64 %vector3
  %v613 = load <8 x i32>, ptr %v612, align 4
  %v614 = getelementptr float, ptr %scratch, i64 %vector3
  %v615 = load <8 x float>, ptr %v614, align 32
  %v616 = getelementptr float, ptr %v98, i64 %vector3
  %v617 = load <8 x float>, ptr %v616, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  %v625 = add <8 x i32> %v611, %v624
  %v629 = sub <8 x i32> %v625, %v628
  br i1 %v149, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %vector_3 ], [ %v642, %key_row_4 ]
  %v618 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v641, %key_row_4 ]
  %v619 = add nsw i64 %key0, %key_row4
  %v620 = mul nsw i64 %key_row4, 8
  %v621 = add nsw i64 %v620, %vector3
  %v630 = trunc i64 %v619 to i32
  %v631 = insertelement <8 x i32> poison, i32 %v630, i64 0
  %v632 = shufflevector <8 x i32> %v631, <8 x i32> poison, <8 x i32> zeroinitializer
  %v633 = icmp sle <8 x i32> %v632, %v629
  %v634 = getelementptr float, ptr %v495, i64 %v621
  %v635 = load <8 x float>, ptr %v634, align 32
  %v636 = fmul <8 x float> %v635, %v545
  %v637 = select <8 x i1> %v633, <8 x float> %v636, <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v638 = fcmp ogt <8 x float> %v637, %v618
  %v639 = select <8 x i1> %v638, <8 x float> %v637, <8 x float> %v618
  %v640 = fcmp uno <8 x float> %v637, %v637
  %v641 = select <8 x i1> %v640, <8 x float> %v637, <8 x float> %v639
  store <8 x float> %v637, ptr %v634, align 32
  %v642 = add nsw i64 %key_row4, 1
  %v643 = icmp slt i64 %v642, %v105
  br i1 %v643, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v644 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v641, %key_row_4 ]
  %v645 = fcmp ogt <8 x float> %v644, %v615
  %v646 = select <8 x i1> %v645, <8 x float> %v644, <8 x float> %v615
  %v647 = fcmp uno <8 x float> %v644, %v644
  %v648 = select <8 x i1> %v647, <8 x float> %v644, <8 x float> %v646
  %v649 = fcmp oeq <8 x float> %v648, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v650 = select <8 x i1> %v649, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v648
  %v651 = fsub <8 x float> %v615, %v650
  %v652 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v651
  %v653 = select <8 x i1> %v652, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v651
  %v654 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v653, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v655 = fsub <8 x float> %v654, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v656 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v655, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v653)
  %v657 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v655, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v656)
  %v658 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v657, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v659 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v658, <8 x float> %v657, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v660 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v659, <8 x float> %v657, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v661 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v660, <8 x float> %v657, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v662 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v661, <8 x float> %v657, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v663 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v662, <8 x float> %v657, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v664 = bitcast <8 x float> %v654 to <8 x i32>
  %v665 = shl <8 x i32> %v664, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v666 = bitcast <8 x i32> %v665 to <8 x float>
  %v667 = fmul <8 x float> %v663, %v666
  %v668 = getelementptr float, ptr %v577, i64 %vector3
  store <8 x float> %v667, ptr %v668, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v149, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %key_row_4_end ], [ %v693, %key_row_5 ]
  %v669 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v692, %key_row_5 ]
  %v670 = add nsw i64 %key0, %key_row5
  %v671 = mul nsw i64 %key_row5, 8
  %v672 = add nsw i64 %v671, %vector3
  %v673 = getelementptr float, ptr %v495, i64 %v672
  %v674 = load <8 x float>, ptr %v673, align 32
  %v675 = fsub <8 x float> %v674, %v650
  %v676 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v675
  %v677 = select <8 x i1> %v676, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v675
  %v678 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v677, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v679 = fsub <8 x float> %v678, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v680 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v679, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v677)
  %v681 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v679, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v680)
  %v682 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v681, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v683 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v682, <8 x float> %v681, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v684 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v683, <8 x float> %v681, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v685 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v684, <8 x float> %v681, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v686 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v685, <8 x float> %v681, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v687 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v686, <8 x float> %v681, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v688 = bitcast <8 x float> %v678 to <8 x i32>
  %v689 = shl <8 x i32> %v688, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v690 = bitcast <8 x i32> %v689 to <8 x float>
  %v691 = fmul <8 x float> %v687, %v690
  %v692 = fadd <8 x float> %v669, %v691
  store <8 x float> %v691, ptr %v673, align 32
  %v693 = add nsw i64 %key_row5, 1
  %v694 = icmp slt i64 %v693, %v105
  br i1 %v694, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v695 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v692, %key_row_5 ]
  %v696 = fmul <8 x float> %v617, %v667
  %v697 = fadd <8 x float> %v696, %v695
  store <8 x float> %v648, ptr %v614, align 32
  store <8 x float> %v697, ptr %v616, align 32
  %v698 = add nsw i64 %vector3, 8
  %v699 = icmp slt i64 %v698, 8
  br i1 %v699, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  br i1 %v149, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %join_0 ], [ %v715, %column_2_end ]
  %v700 = mul nsw i64 %key_row6, 64
  %v702 = getelementptr float, ptr %v701, i64 %v700
  %v703 = add nsw i64 %key0, %key_row6
  %v704 = mul nsw i64 %v703, %v123
  %v705 = add nsw i64 %v121, %v704
  %v706 = getelementptr i16, ptr %v127, i64 %v705
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %key_row_6 ], [ %v713, %column_2 ]
  %v707 = getelementptr i16, ptr %v706, i64 %column2
  %v708 = load <8 x i16>, ptr %v707, align 2
  %v709 = getelementptr float, ptr %v702, i64 %column2
  %v710 = zext <8 x i16> %v708 to <8 x i32>
  %v711 = shl <8 x i32> %v710, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v712 = bitcast <8 x i32> %v711 to <8 x float>
  store <8 x float> %v712, ptr %v709, align 32
  %v713 = add nsw i64 %column2, 8
  %v714 = icmp slt i64 %v713, 64
  br i1 %v714, label %column_2, label %column_2_end
column_2_end:
  %v715 = add nsw i64 %key_row6, 1
  %v716 = icmp slt i64 %v715, %v105
  br i1 %v716, label %key_row_6, label %key_row_6_end
key_row_6_end:
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  %v717 = load <8 x float>, ptr %v577, align 32
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %key_row_6_end ], [ %v879, %key_row_7_end ]
  %v718 = getelementptr float, ptr %v701, i64 %f0
  %v731 = udiv i64 %f0, 12
  %v732 = mul nsw i64 %v731, 16
  br i1 %v149, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %f_0 ], [ %v806, %key_row_7 ]
  %v719 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v750, %key_row_7 ]
  %v720 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v755, %key_row_7 ]
  %v721 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v760, %key_row_7 ]
  %v722 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v765, %key_row_7 ]
  %v723 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v770, %key_row_7 ]
  %v724 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v775, %key_row_7 ]
  %v725 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v780, %key_row_7 ]
  %v726 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v785, %key_row_7 ]
  %v727 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v790, %key_row_7 ]
  %v728 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v795, %key_row_7 ]
  %v729 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v800, %key_row_7 ]
  %v730 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v805, %key_row_7 ]
  %v733 = add nsw i64 %v732, %key_row7
  %v734 = call i64 @llvm.smin.i64(i64 %v733, i64 31)
  %v735 = udiv i64 %v734, 2
  %v736 = urem i64 %v734, 2
  %v737 = mul nsw i64 %v736, 64
  %v738 = call i64 @llvm.smin.i64(i64 %v735, i64 %v148)
  %v739 = mul nsw i64 %v738, %v147
  %v740 = getelementptr i8, ptr %v146, i64 %v739
  %v741 = getelementptr i8, ptr %v740, i64 %v737
  call void @llvm.prefetch.p0(ptr %v741, i32 0, i32 3, i32 1)
  %v742 = mul nsw i64 %key_row7, 8
  %v743 = getelementptr float, ptr %v495, i64 %v742
  %v744 = load <8 x float>, ptr %v743, align 32
  %v745 = mul nsw i64 %key_row7, 64
  %v746 = getelementptr float, ptr %v718, i64 %v745
  %v747 = load float, ptr %v746, align 4
  %v748 = insertelement <8 x float> poison, float %v747, i64 0
  %v749 = shufflevector <8 x float> %v748, <8 x float> poison, <8 x i32> zeroinitializer
  %v750 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v749, <8 x float> %v744, <8 x float> %v719)
  %v751 = getelementptr float, ptr %v746, i64 1
  %v752 = load float, ptr %v751, align 4
  %v753 = insertelement <8 x float> poison, float %v752, i64 0
  %v754 = shufflevector <8 x float> %v753, <8 x float> poison, <8 x i32> zeroinitializer
  %v755 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v754, <8 x float> %v744, <8 x float> %v720)
  %v756 = getelementptr float, ptr %v746, i64 2
  %v757 = load float, ptr %v756, align 4
  %v758 = insertelement <8 x float> poison, float %v757, i64 0
  %v759 = shufflevector <8 x float> %v758, <8 x float> poison, <8 x i32> zeroinitializer
  %v760 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v759, <8 x float> %v744, <8 x float> %v721)
  %v761 = getelementptr float, ptr %v746, i64 3
  %v762 = load float, ptr %v761, align 4
  %v763 = insertelement <8 x float> poison, float %v762, i64 0
  %v764 = shufflevector <8 x float> %v763, <8 x float> poison, <8 x i32> zeroinitializer
  %v765 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v764, <8 x float> %v744, <8 x float> %v722)
  %v766 = getelementptr float, ptr %v746, i64 4
  %v767 = load float, ptr %v766, align 4
  %v768 = insertelement <8 x float> poison, float %v767, i64 0
  %v769 = shufflevector <8 x float> %v768, <8 x float> poison, <8 x i32> zeroinitializer
  %v770 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v769, <8 x float> %v744, <8 x float> %v723)
  %v771 = getelementptr float, ptr %v746, i64 5
  %v772 = load float, ptr %v771, align 4
  %v773 = insertelement <8 x float> poison, float %v772, i64 0
  %v774 = shufflevector <8 x float> %v773, <8 x float> poison, <8 x i32> zeroinitializer
  %v775 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v774, <8 x float> %v744, <8 x float> %v724)
  %v776 = getelementptr float, ptr %v746, i64 6
  %v777 = load float, ptr %v776, align 4
  %v778 = insertelement <8 x float> poison, float %v777, i64 0
  %v779 = shufflevector <8 x float> %v778, <8 x float> poison, <8 x i32> zeroinitializer
  %v780 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v779, <8 x float> %v744, <8 x float> %v725)
  %v781 = getelementptr float, ptr %v746, i64 7
  %v782 = load float, ptr %v781, align 4
  %v783 = insertelement <8 x float> poison, float %v782, i64 0
  %v784 = shufflevector <8 x float> %v783, <8 x float> poison, <8 x i32> zeroinitializer
  %v785 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v784, <8 x float> %v744, <8 x float> %v726)
  %v786 = getelementptr float, ptr %v746, i64 8
  %v787 = load float, ptr %v786, align 4
  %v788 = insertelement <8 x float> poison, float %v787, i64 0
  %v789 = shufflevector <8 x float> %v788, <8 x float> poison, <8 x i32> zeroinitializer
  %v790 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v789, <8 x float> %v744, <8 x float> %v727)
  %v791 = getelementptr float, ptr %v746, i64 9
  %v792 = load float, ptr %v791, align 4
  %v793 = insertelement <8 x float> poison, float %v792, i64 0
  %v794 = shufflevector <8 x float> %v793, <8 x float> poison, <8 x i32> zeroinitializer
  %v795 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v794, <8 x float> %v744, <8 x float> %v728)
  %v796 = getelementptr float, ptr %v746, i64 10
  %v797 = load float, ptr %v796, align 4
  %v798 = insertelement <8 x float> poison, float %v797, i64 0
  %v799 = shufflevector <8 x float> %v798, <8 x float> poison, <8 x i32> zeroinitializer
  %v800 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v799, <8 x float> %v744, <8 x float> %v729)
  %v801 = getelementptr float, ptr %v746, i64 11
  %v802 = load float, ptr %v801, align 4
  %v803 = insertelement <8 x float> poison, float %v802, i64 0
  %v804 = shufflevector <8 x float> %v803, <8 x float> poison, <8 x i32> zeroinitializer
  %v805 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v804, <8 x float> %v744, <8 x float> %v730)
  %v806 = add nsw i64 %key_row7, 1
  %v807 = icmp slt i64 %v806, %v105
  br i1 %v807, label %key_row_7, label %key_row_7_end
key_row_7_end:
  %v808 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v750, %key_row_7 ]
  %v809 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v755, %key_row_7 ]
  %v810 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v760, %key_row_7 ]
  %v811 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v765, %key_row_7 ]
  %v812 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v770, %key_row_7 ]
  %v813 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v775, %key_row_7 ]
  %v814 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v780, %key_row_7 ]
  %v815 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v785, %key_row_7 ]
  %v816 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v790, %key_row_7 ]
  %v817 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v795, %key_row_7 ]
  %v818 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v800, %key_row_7 ]
  %v819 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v805, %key_row_7 ]
  %v820 = mul nsw i64 %f0, 8
  %v821 = getelementptr float, ptr %v102, i64 %v820
  %v822 = load <8 x float>, ptr %v821, align 32
  %v823 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v822, <8 x float> %v717, <8 x float> %v808)
  store <8 x float> %v823, ptr %v821, align 32
  %v824 = add nsw i64 %f0, 1
  %v825 = mul nsw i64 %v824, 8
  %v826 = getelementptr float, ptr %v102, i64 %v825
  %v827 = load <8 x float>, ptr %v826, align 32
  %v828 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v827, <8 x float> %v717, <8 x float> %v809)
  store <8 x float> %v828, ptr %v826, align 32
  %v829 = add nsw i64 %f0, 2
  %v830 = mul nsw i64 %v829, 8
  %v831 = getelementptr float, ptr %v102, i64 %v830
  %v832 = load <8 x float>, ptr %v831, align 32
  %v833 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v832, <8 x float> %v717, <8 x float> %v810)
  store <8 x float> %v833, ptr %v831, align 32
  %v834 = add nsw i64 %f0, 3
  %v835 = mul nsw i64 %v834, 8
  %v836 = getelementptr float, ptr %v102, i64 %v835
  %v837 = load <8 x float>, ptr %v836, align 32
  %v838 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v837, <8 x float> %v717, <8 x float> %v811)
  store <8 x float> %v838, ptr %v836, align 32
  %v839 = add nsw i64 %f0, 4
  %v840 = mul nsw i64 %v839, 8
  %v841 = getelementptr float, ptr %v102, i64 %v840
  %v842 = load <8 x float>, ptr %v841, align 32
  %v843 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v842, <8 x float> %v717, <8 x float> %v812)
  store <8 x float> %v843, ptr %v841, align 32
  %v844 = add nsw i64 %f0, 5
  %v845 = mul nsw i64 %v844, 8
  %v846 = getelementptr float, ptr %v102, i64 %v845
  %v847 = load <8 x float>, ptr %v846, align 32
  %v848 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v847, <8 x float> %v717, <8 x float> %v813)
  store <8 x float> %v848, ptr %v846, align 32
  %v849 = add nsw i64 %f0, 6
  %v850 = mul nsw i64 %v849, 8
  %v851 = getelementptr float, ptr %v102, i64 %v850
  %v852 = load <8 x float>, ptr %v851, align 32
  %v853 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v852, <8 x float> %v717, <8 x float> %v814)
  store <8 x float> %v853, ptr %v851, align 32
  %v854 = add nsw i64 %f0, 7
  %v855 = mul nsw i64 %v854, 8
  %v856 = getelementptr float, ptr %v102, i64 %v855
  %v857 = load <8 x float>, ptr %v856, align 32
  %v858 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v857, <8 x float> %v717, <8 x float> %v815)
  store <8 x float> %v858, ptr %v856, align 32
  %v859 = add nsw i64 %f0, 8
  %v860 = mul nsw i64 %v859, 8
  %v861 = getelementptr float, ptr %v102, i64 %v860
  %v862 = load <8 x float>, ptr %v861, align 32
  %v863 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v862, <8 x float> %v717, <8 x float> %v816)
  store <8 x float> %v863, ptr %v861, align 32
  %v864 = add nsw i64 %f0, 9
  %v865 = mul nsw i64 %v864, 8
  %v866 = getelementptr float, ptr %v102, i64 %v865
  %v867 = load <8 x float>, ptr %v866, align 32
  %v868 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v867, <8 x float> %v717, <8 x float> %v817)
  store <8 x float> %v868, ptr %v866, align 32
  %v869 = add nsw i64 %f0, 10
  %v870 = mul nsw i64 %v869, 8
  %v871 = getelementptr float, ptr %v102, i64 %v870
  %v872 = load <8 x float>, ptr %v871, align 32
  %v873 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v872, <8 x float> %v717, <8 x float> %v818)
  store <8 x float> %v873, ptr %v871, align 32
  %v874 = add nsw i64 %f0, 11
  %v875 = mul nsw i64 %v874, 8
  %v876 = getelementptr float, ptr %v102, i64 %v875
  %v877 = load <8 x float>, ptr %v876, align 32
  %v878 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v877, <8 x float> %v717, <8 x float> %v819)
  store <8 x float> %v878, ptr %v876, align 32
  %v879 = add nsw i64 %f0, 12
  %v880 = icmp slt i64 %v879, 60
  br i1 %v880, label %f_0, label %f_0_end
f_0_end:
  br label %f_1
f_1:
  %f1 = phi i64 [ 60, %f_0_end ], [ %v899, %key_row_8_end ]
  %v881 = getelementptr float, ptr %v701, i64 %f1
  br i1 %v149, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %f_1 ], [ %v892, %key_row_8 ]
  %v882 = phi <8 x float> [ zeroinitializer, %f_1 ], [ %v891, %key_row_8 ]
  %v883 = mul nsw i64 %key_row8, 8
  %v884 = getelementptr float, ptr %v495, i64 %v883
  %v885 = load <8 x float>, ptr %v884, align 32
  %v886 = mul nsw i64 %key_row8, 64
  %v887 = getelementptr float, ptr %v881, i64 %v886
  %v888 = load float, ptr %v887, align 4
  %v889 = insertelement <8 x float> poison, float %v888, i64 0
  %v890 = shufflevector <8 x float> %v889, <8 x float> poison, <8 x i32> zeroinitializer
  %v891 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v890, <8 x float> %v885, <8 x float> %v882)
  %v892 = add nsw i64 %key_row8, 1
  %v893 = icmp slt i64 %v892, %v105
  br i1 %v893, label %key_row_8, label %key_row_8_end
key_row_8_end:
  %v894 = phi <8 x float> [ zeroinitializer, %f_1 ], [ %v891, %key_row_8 ]
  %v895 = mul nsw i64 %f1, 8
  %v896 = getelementptr float, ptr %v102, i64 %v895
  %v897 = load <8 x float>, ptr %v896, align 32
  %v898 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v897, <8 x float> %v717, <8 x float> %v894)
  store <8 x float> %v898, ptr %v896, align 32
  %v899 = add nsw i64 %f1, 1
  %v900 = icmp slt i64 %v899, 64
  br i1 %v900, label %f_1, label %f_1_end
f_1_end:
  %v901 = add nsw i64 %key0, 16
  %v902 = icmp slt i64 %v901, %end
  br i1 %v902, label %key_0, label %key_0_end
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
