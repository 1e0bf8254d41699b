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
; plan: tiles rows=1x8 keys=32 block=2 split=1024 along columns prefetch

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
  br label %row_2
row_2:
  %row2 = phi i64 [ 0, %row_1_end ], [ %v99, %column_1_end ]
  %v88 = mul nsw i64 %row2, 80
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %row_2 ], [ %v97, %column_1 ]
  %v89 = add nsw i64 %v88, %column1
  %v90 = add nsw i64 %v89, 8
  %v91 = getelementptr float, ptr %v56, i64 %v89
  %v92 = load <8 x float>, ptr %v91, align 32
  %v93 = getelementptr float, ptr %v56, i64 %v90
  %v94 = load <8 x float>, ptr %v93, align 32
  %v95 = shufflevector <8 x float> %v92, <8 x float> %v94, <8 x i32> <i32 0, i32 2, i32 4, i32 6, i32 8, i32 10, i32 12, i32 14>
  store <8 x float> %v95, ptr %v91, align 32
  %v96 = shufflevector <8 x float> %v92, <8 x float> %v94, <8 x i32> <i32 1, i32 3, i32 5, i32 7, i32 9, i32 11, i32 13, i32 15>
  store <8 x float> %v96, ptr %v93, align 32
  %v97 = add nsw i64 %column1, 16
  %v98 = icmp slt i64 %v97, 64
  br i1 %v98, label %column_1, label %column_1_end
column_1_end:
  %v99 = add nsw i64 %row2, 1
  %v100 = icmp slt i64 %v99, 8
  br i1 %v100, label %row_2, label %row_2_end
row_2_end:
  ; states before the first key
  %v106 = getelementptr i8, ptr %scratch, i64 64
  br label %vector_0
vector_0:
  %vector0 = phi i64 [ 0, %row_2_end ], [ %v108, %vector_0 ]
  %v101 = getelementptr i32, ptr %v48, i64 %vector0
  %v102 = load <8 x i32>, ptr %v101, align 4
  %v103 = getelementptr i32, ptr %v51, i64 %vector0
  %v104 = load <8 x i32>, ptr %v103, align 4
  %v105 = getelementptr float, ptr %scratch, i64 %vector0
  store <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, ptr %v105, align 32
  %v107 = getelementptr float, ptr %v106, i64 %vector0
  store <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, ptr %v107, align 32
  %v108 = add nsw i64 %vector0, 8
  %v109 = icmp slt i64 %v108, 8
  br i1 %v109, label %vector_0, label %vector_0_end
vector_0_end:
  %v110 = getelementptr i8, ptr %scratch, i64 4864
  call void @llvm.memset.p0.i64(ptr %v110, i8 0, i64 2560, i1 false)
  %v111 = icmp slt i64 %begin, %end
  %v116 = sub nsw i64 %end, 1
  %v118 = getelementptr i8, ptr %arguments, i64 56
  %v119 = load i64, ptr %v118, align 8
  %v120 = mul nsw i64 %v27, %v119
  %v121 = icmp eq i64 %v10, 0
  %v122 = select i1 %v121, i64 1, i64 %v10
  %v123 = sdiv i64 %v28, %v122
  %v124 = mul i64 %v123, %v122
  %v125 = sub i64 %v28, %v124
  %v126 = getelementptr i8, ptr %arguments, i64 64
  %v127 = load i64, ptr %v126, align 8
  %v128 = mul nsw i64 %v123, %v127
  %v129 = add nsw i64 %v120, %v128
  %v130 = getelementptr i8, ptr %arguments, i64 72
  %v131 = load i64, ptr %v130, align 8
  %v134 = getelementptr i8, ptr %arguments, i64 80
  %v135 = load ptr, ptr %v134, align 8
  %v137 = mul nsw i64 %v131, 2
  %v141 = getelementptr i8, ptr %arguments, i64 88
  %v142 = load i64, ptr %v141, align 8
  %v143 = mul nsw i64 %v27, %v142
  %v144 = getelementptr i8, ptr %arguments, i64 96
  %v145 = load i64, ptr %v144, align 8
  %v146 = mul nsw i64 %v123, %v145
  %v147 = add nsw i64 %v143, %v146
  %v148 = getelementptr i8, ptr %arguments, i64 104
  %v149 = load i64, ptr %v148, align 8
  %v152 = getelementptr i8, ptr %arguments, i64 112
  %v153 = load ptr, ptr %v152, align 8
  %v155 = mul nsw i64 %v149, 2
  %v328 = getelementptr i8, ptr %scratch, i64 7424
  %v339 = getelementptr i8, ptr %arguments, i64 16
  %v340 = load i32, ptr %v339, align 4
  %v341 = sext i32 %v340 to i64
  %v342 = add nsw i64 %v341, %v40
  %v343 = add nsw i64 %v342, 1
  %v360 = getelementptr i8, ptr %arguments, i64 120
  %v361 = load float, ptr %v360, align 4
  %v362 = insertelement <8 x float> poison, float %v361, i64 0
  %v363 = shufflevector <8 x float> %v362, <8 x float> poison, <8 x i32> zeroinitializer
  %v395 = getelementptr i8, ptr %scratch, i64 8512
  %v440 = trunc i64 %v341 to i32
  %v441 = insertelement <8 x i32> poison, i32 %v440, i64 0
  %v442 = shufflevector <8 x i32> %v441, <8 x i32> poison, <8 x i32> zeroinitializer
  %v444 = trunc i64 %v1 to i32
  %v445 = insertelement <8 x i32> poison, i32 %v444, i64 0
  %v446 = shufflevector <8 x i32> %v445, <8 x i32> poison, <8 x i32> zeroinitializer
  br i1 %v111, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_0_end ], [ %v701, %row_4_end ]
  %v112 = sub nsw i64 %end, %key0
  %v113 = call i64 @llvm.smin.i64(i64 %v112, i64 32)
  %v114 = sub nsw i64 %v113, 1
  %v115 = add nsw i64 %key0, %v114
  %v117 = call i64 @llvm.smin.i64(i64 %key0, i64 %v116)
  %v132 = mul nsw i64 %v117, %v131
  %v133 = add nsw i64 %v129, %v132
  %v136 = getelementptr i16, ptr %v135, i64 %v133
  %v138 = sub nsw i64 %v116, %v117
  %v139 = add nsw i64 %key0, 32
  %v140 = call i64 @llvm.smin.i64(i64 %v139, i64 %v116)
  %v150 = mul nsw i64 %v140, %v149
  %v151 = add nsw i64 %v147, %v150
  %v154 = getelementptr i16, ptr %v153, i64 %v151
  %v156 = sub nsw i64 %v116, %v140
  %v157 = mul nsw i64 %key0, %v149
  %v158 = add nsw i64 %v147, %v157
  %v159 = getelementptr i16, ptr %v153, i64 %v158
  ; S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m <= p + M - P
  %v160 = icmp slt i64 0, %v113
  br label %row_3
row_3:
  %row3 = phi i64 [ 0, %key_0 ], [ %v337, %key_row_0_end ]
  %v162 = udiv i64 %row3, 4
  %v163 = mul nsw i64 %v162, 16
  %v201 = mul nsw i64 %row3, 80
  %v207 = add nsw i64 %row3, 1
  %v208 = mul nsw i64 %v207, 80
  %v214 = add nsw i64 %row3, 2
  %v215 = mul nsw i64 %v214, 80
  %v221 = add nsw i64 %row3, 3
  %v222 = mul nsw i64 %v221, 80
  br i1 %v160, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %row_3 ], [ %v335, %e_0_end ]
  %v161 = udiv i64 %key_row0, 2
  %v164 = add nsw i64 %v163, %v161
  %v165 = mul nsw i64 %v164, 2
  %v166 = udiv i64 %v165, 2
  %v167 = urem i64 %v165, 2
  %v168 = mul nsw i64 %v167, 64
  %v169 = call i64 @llvm.smin.i64(i64 %v166, i64 %v138)
  %v170 = mul nsw i64 %v169, %v137
  %v171 = getelementptr i8, ptr %v136, i64 %v170
  %v172 = getelementptr i8, ptr %v171, i64 %v168
  call void @llvm.prefetch.p0(ptr %v172, i32 0, i32 3, i32 1)
  %v173 = getelementptr i8, ptr %v172, i64 64
  call void @llvm.prefetch.p0(ptr %v173, i32 0, i32 3, i32 1)
  %v174 = call i64 @llvm.smin.i64(i64 %key_row0, i64 %v114)
  %v175 = mul nsw i64 %v174, %v149
  %v176 = getelementptr i16, ptr %v159, i64 %v175
  %v177 = add nsw i64 %key_row0, 1
  %v178 = call i64 @llvm.smin.i64(i64 %v177, i64 %v114)
  %v179 = mul nsw i64 %v178, %v149
  %v180 = getelementptr i16, ptr %v159, i64 %v179
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_0 ], [ %v303, %e_0 ]
  %v181 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v286, %e_0 ]
  %v182 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v291, %e_0 ]
  %v183 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v296, %e_0 ]
  %v184 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v301, %e_0 ]
  %v185 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v287, %e_0 ]
  %v186 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v292, %e_0 ]
  %v187 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v297, %e_0 ]
  %v188 = phi <8 x float> [ zeroinitializer, %key_row_0 ], [ %v302, %e_0 ]
  %v189 = getelementptr i16, ptr %v176, i64 %e0
  %v190 = load <8 x i32>, ptr %v189, align 2
  %v191 = shl <8 x i32> %v190, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v192 = bitcast <8 x i32> %v191 to <8 x float>
  %v193 = and <8 x i32> %v190, <i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536>
  %v194 = bitcast <8 x i32> %v193 to <8 x float>
  %v195 = getelementptr i16, ptr %v180, i64 %e0
  %v196 = load <8 x i32>, ptr %v195, align 2
  %v197 = shl <8 x i32> %v196, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v198 = bitcast <8 x i32> %v197 to <8 x float>
  %v199 = and <8 x i32> %v196, <i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536>
  %v200 = bitcast <8 x i32> %v199 to <8 x float>
  %v202 = add nsw i64 %v201, %e0
  %v203 = getelementptr float, ptr %v56, i64 %v202
  %v204 = load <8 x float>, ptr %v203, align 32
  %v205 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v192, <8 x float> %v204, <8 x float> %v181)
  %v206 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v198, <8 x float> %v204, <8 x float> %v185)
  %v209 = add nsw i64 %v208, %e0
  %v210 = getelementptr float, ptr %v56, i64 %v209
  %v211 = load <8 x float>, ptr %v210, align 32
  %v212 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v192, <8 x float> %v211, <8 x float> %v182)
  %v213 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v198, <8 x float> %v211, <8 x float> %v186)
  %v216 = add nsw i64 %v215, %e0
  %v217 = getelementptr float, ptr %v56, i64 %v216
  %v218 = load <8 x float>, ptr %v217, align 32
  %v219 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v192, <8 x float> %v218, <8 x float> %v183)
  %v220 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v198, <8 x float> %v218, <8 x float> %v187)
  %v223 = add nsw i64 %v222, %e0
  %v224 = getelementptr float, ptr %v56, i64 %v223
  %v225 = load <8 x float>, ptr %v224, align 32
  %v226 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v192, <8 x float> %v225, <8 x float> %v184)
  %v227 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v198, <8 x float> %v225, <8 x float> %v188)
  %v228 = add nsw i64 %e0, 8
  %v229 = add nsw i64 %v201, %v228
  %v230 = getelementptr float, ptr %v56, i64 %v229
  %v231 = load <8 x float>, ptr %v230, align 32
  %v232 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v194, <8 x float> %v231, <8 x float> %v205)
  %v233 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v200, <8 x float> %v231, <8 x float> %v206)
  %v234 = add nsw i64 %v208, %v228
  %v235 = getelementptr float, ptr %v56, i64 %v234
  %v236 = load <8 x float>, ptr %v235, align 32
  %v237 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v194, <8 x float> %v236, <8 x float> %v212)
  %v238 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v200, <8 x float> %v236, <8 x float> %v213)
  %v239 = add nsw i64 %v215, %v228
  %v240 = getelementptr float, ptr %v56, i64 %v239
  %v241 = load <8 x float>, ptr %v240, align 32
  %v242 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v194, <8 x float> %v241, <8 x float> %v219)
  %v243 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v200, <8 x float> %v241, <8 x float> %v220)
  %v244 = add nsw i64 %v222, %v228
  %v245 = getelementptr float, ptr %v56, i64 %v244
  %v246 = load <8 x float>, ptr %v245, align 32
  %v247 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v194, <8 x float> %v246, <8 x float> %v226)
  %v248 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v200, <8 x float> %v246, <8 x float> %v227)
  %v249 = add nsw i64 %e0, 16
  %v250 = getelementptr i16, ptr %v176, i64 %v249
  %v251 = load <8 x i32>, ptr %v250, align 2
  %v252 = shl <8 x i32> %v251, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v253 = bitcast <8 x i32> %v252 to <8 x float>
  %v254 = and <8 x i32> %v251, <i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536>
  %v255 = bitcast <8 x i32> %v254 to <8 x float>
  %v256 = getelementptr i16, ptr %v180, i64 %v249
  %v257 = load <8 x i32>, ptr %v256, align 2
  %v258 = shl <8 x i32> %v257, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v259 = bitcast <8 x i32> %v258 to <8 x float>
  %v260 = and <8 x i32> %v257, <i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536>
  %v261 = bitcast <8 x i32> %v260 to <8 x float>
  %v262 = add nsw i64 %v201, %v249
  %v263 = getelementptr float, ptr %v56, i64 %v262
  %v264 = load <8 x float>, ptr %v263, align 32
  %v265 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v253, <8 x float> %v264, <8 x float> %v232)
  %v266 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v259, <8 x float> %v264, <8 x float> %v233)
  %v267 = add nsw i64 %v208, %v249
  %v268 = getelementptr float, ptr %v56, i64 %v267
  %v269 = load <8 x float>, ptr %v268, align 32
  %v270 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v253, <8 x float> %v269, <8 x float> %v237)
  %v271 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v259, <8 x float> %v269, <8 x float> %v238)
  %v272 = add nsw i64 %v215, %v249
  %v273 = getelementptr float, ptr %v56, i64 %v272
  %v274 = load <8 x float>, ptr %v273, align 32
  %v275 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v253, <8 x float> %v274, <8 x float> %v242)
  %v276 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v259, <8 x float> %v274, <8 x float> %v243)
  %v277 = add nsw i64 %v222, %v249
  %v278 = getelementptr float, ptr %v56, i64 %v277
  %v279 = load <8 x float>, ptr %v278, align 32
  %v280 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v253, <8 x float> %v279, <8 x float> %v247)
  %v281 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v259, <8 x float> %v279, <8 x float> %v248)
  %v282 = add nsw i64 %v249, 8
  %v283 = add nsw i64 %v201, %v282
  %v284 = getelementptr float, ptr %v56, i64 %v283
  %v285 = load <8 x float>, ptr %v284, align 32
  %v286 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v255, <8 x float> %v285, <8 x float> %v265)
  %v287 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v261, <8 x float> %v285, <8 x float> %v266)
  %v288 = add nsw i64 %v208, %v282
  %v289 = getelementptr float, ptr %v56, i64 %v288
  %v290 = load <8 x float>, ptr %v289, align 32
  %v291 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v255, <8 x float> %v290, <8 x float> %v270)
  %v292 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v261, <8 x float> %v290, <8 x float> %v271)
  %v293 = add nsw i64 %v215, %v282
  %v294 = getelementptr float, ptr %v56, i64 %v293
  %v295 = load <8 x float>, ptr %v294, align 32
  %v296 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v255, <8 x float> %v295, <8 x float> %v275)
  %v297 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v261, <8 x float> %v295, <8 x float> %v276)
  %v298 = add nsw i64 %v222, %v282
  %v299 = getelementptr float, ptr %v56, i64 %v298
  %v300 = load <8 x float>, ptr %v299, align 32
  %v301 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v255, <8 x float> %v300, <8 x float> %v280)
  %v302 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v261, <8 x float> %v300, <8 x float> %v281)
  %v303 = add nsw i64 %e0, 32
  %v304 = icmp slt i64 %v303, 64
  br i1 %v304, label %e_0, label %e_0_end
e_0_end:
  %v305 = shufflevector <8 x float> %v286, <8 x float> %v287, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v306 = shufflevector <8 x float> %v286, <8 x float> %v287, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v307 = fadd <8 x float> %v306, %v305
  %v308 = shufflevector <8 x float> %v291, <8 x float> %v292, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v309 = shufflevector <8 x float> %v291, <8 x float> %v292, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v310 = fadd <8 x float> %v309, %v308
  %v311 = shufflevector <8 x float> %v296, <8 x float> %v297, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v312 = shufflevector <8 x float> %v296, <8 x float> %v297, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v313 = fadd <8 x float> %v312, %v311
  %v314 = shufflevector <8 x float> %v301, <8 x float> %v302, <8 x i32> <i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11>
  %v315 = shufflevector <8 x float> %v301, <8 x float> %v302, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 12, i32 13, i32 14, i32 15>
  %v316 = fadd <8 x float> %v315, %v314
  %v317 = shufflevector <8 x float> %v307, <8 x float> %v313, <8 x i32> <i32 2, i32 3, i32 8, i32 9, i32 6, i32 7, i32 12, i32 13>
  %v318 = shufflevector <8 x float> %v307, <8 x float> %v313, <8 x i32> <i32 0, i32 1, i32 10, i32 11, i32 4, i32 5, i32 14, i32 15>
  %v319 = fadd <8 x float> %v318, %v317
  %v320 = shufflevector <8 x float> %v310, <8 x float> %v316, <8 x i32> <i32 2, i32 3, i32 8, i32 9, i32 6, i32 7, i32 12, i32 13>
  %v321 = shufflevector <8 x float> %v310, <8 x float> %v316, <8 x i32> <i32 0, i32 1, i32 10, i32 11, i32 4, i32 5, i32 14, i32 15>
  %v322 = fadd <8 x float> %v321, %v320
  %v323 = shufflevector <8 x float> %v319, <8 x float> %v322, <8 x i32> <i32 1, i32 8, i32 3, i32 10, i32 5, i32 12, i32 7, i32 14>
  %v324 = shufflevector <8 x float> %v319, <8 x float> %v322, <8 x i32> <i32 0, i32 9, i32 2, i32 11, i32 4, i32 13, i32 6, i32 15>
  %v325 = fadd <8 x float> %v324, %v323
  %v326 = mul nsw i64 %key_row0, 8
  %v327 = add nsw i64 %v326, %row3
  %v329 = getelementptr float, ptr %v328, i64 %v327
  %v330 = shufflevector <8 x float> %v325, <8 x float> %v325, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  store <4 x float> %v330, ptr %v329, align 16
  %v331 = mul nsw i64 %v177, 8
  %v332 = add nsw i64 %v331, %row3
  %v333 = getelementptr float, ptr %v328, i64 %v332
  %v334 = shufflevector <8 x float> %v325, <8 x float> %v325, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  store <4 x float> %v334, ptr %v333, align 16
  %v335 = add nsw i64 %key_row0, 2
  %v336 = icmp slt i64 %v335, %v113
  br i1 %v336, label %key_row_0, label %key_row_0_end
key_row_0_end:
  %v337 = add nsw i64 %row3, 4
  %v338 = icmp slt i64 %v337, 8
  br i1 %v338, label %row_3, label %row_3_end
row_3_end:
  %v344 = add nsw i64 %v115, %v1
  %v345 = icmp sgt i64 %v343, %v344
  br i1 %v345, label %then_0, label %else_0
then_0:
  br label %vector_1
vector_1:
  %vector1 = phi i64 [ 0, %then_0 ], [ %v426, %key_row_2_end ]
  %v346 = getelementptr i32, ptr %v48, i64 %vector1
  %v347 = load <8 x i32>, ptr %v346, align 4
  %v348 = getelementptr i32, ptr %v51, i64 %vector1
  %v349 = load <8 x i32>, ptr %v348, align 4
  %v350 = getelementptr float, ptr %scratch, i64 %vector1
  %v351 = load <8 x float>, ptr %v350, align 32
  %v352 = getelementptr float, ptr %v106, i64 %vector1
  %v353 = load <8 x float>, ptr %v352, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  br i1 %v160, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %vector_1 ], [ %v369, %key_row_1 ]
  %v354 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_1 ], [ %v368, %key_row_1 ]
  %v355 = add nsw i64 %key0, %key_row1
  %v356 = mul nsw i64 %key_row1, 8
  %v357 = add nsw i64 %v356, %vector1
  %v358 = getelementptr float, ptr %v328, i64 %v357
  %v359 = load <8 x float>, ptr %v358, align 32
  %v364 = fmul <8 x float> %v359, %v363
  %v365 = fcmp ogt <8 x float> %v364, %v354
  %v366 = select <8 x i1> %v365, <8 x float> %v364, <8 x float> %v354
  %v367 = fcmp uno <8 x float> %v364, %v364
  %v368 = select <8 x i1> %v367, <8 x float> %v364, <8 x float> %v366
  store <8 x float> %v364, ptr %v358, align 32
  %v369 = add nsw i64 %key_row1, 1
  %v370 = icmp slt i64 %v369, %v113
  br i1 %v370, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v371 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_1 ], [ %v368, %key_row_1 ]
  %v372 = fcmp ogt <8 x float> %v371, %v351
  %v373 = select <8 x i1> %v372, <8 x float> %v371, <8 x float> %v351
  %v374 = fcmp uno <8 x float> %v371, %v371
  %v375 = select <8 x i1> %v374, <8 x float> %v371, <8 x float> %v373
  %v376 = fcmp oeq <8 x float> %v375, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v377 = select <8 x i1> %v376, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v375
  %v378 = fsub <8 x float> %v351, %v377
  %v379 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v378
  %v380 = select <8 x i1> %v379, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v378
  %v381 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v380, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v382 = fsub <8 x float> %v381, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v383 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v382, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v380)
  %v384 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v382, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v383)
  %v385 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v384, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v386 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v385, <8 x float> %v384, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v387 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v386, <8 x float> %v384, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v388 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v387, <8 x float> %v384, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v389 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v388, <8 x float> %v384, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v390 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v389, <8 x float> %v384, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v391 = bitcast <8 x float> %v381 to <8 x i32>
  %v392 = shl <8 x i32> %v391, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v393 = bitcast <8 x i32> %v392 to <8 x float>
  %v394 = fmul <8 x float> %v390, %v393
  %v396 = getelementptr float, ptr %v395, i64 %vector1
  store <8 x float> %v394, ptr %v396, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v160, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %key_row_1_end ], [ %v421, %key_row_2 ]
  %v397 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v420, %key_row_2 ]
  %v398 = add nsw i64 %key0, %key_row2
  %v399 = mul nsw i64 %key_row2, 8
  %v400 = add nsw i64 %v399, %vector1
  %v401 = getelementptr float, ptr %v328, i64 %v400
  %v402 = load <8 x float>, ptr %v401, align 32
  %v403 = fsub <8 x float> %v402, %v377
  %v404 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v403
  %v405 = select <8 x i1> %v404, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v403
  %v406 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v405, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v407 = fsub <8 x float> %v406, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v408 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v407, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v405)
  %v409 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v407, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v408)
  %v410 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v409, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v411 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v410, <8 x float> %v409, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v412 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v411, <8 x float> %v409, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v413 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v412, <8 x float> %v409, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v414 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v413, <8 x float> %v409, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v415 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v414, <8 x float> %v409, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v416 = bitcast <8 x float> %v406 to <8 x i32>
  %v417 = shl <8 x i32> %v416, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v418 = bitcast <8 x i32> %v417 to <8 x float>
  %v419 = fmul <8 x float> %v415, %v418
  %v420 = fadd <8 x float> %v397, %v419
  store <8 x float> %v419, ptr %v401, align 32
  %v421 = add nsw i64 %key_row2, 1
  %v422 = icmp slt i64 %v421, %v113
  br i1 %v422, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v423 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_1_end ], [ %v420, %key_row_2 ]
  %v424 = fmul <8 x float> %v353, %v394
  %v425 = fadd <8 x float> %v424, %v423
  store <8 x float> %v375, ptr %v350, align 32
  store <8 x float> %v425, ptr %v352, align 32
  %v426 = add nsw i64 %vector1, 8
  %v427 = icmp slt i64 %v426, 8
  br i1 %v427, label %vector_1, label %vector_1_end
vector_1_end:
  br label %join_0
else_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %else_0 ], [ %v516, %key_row_4_end ]
  %v428 = getelementptr i32, ptr %v48, i64 %vector2
  %v429 = load <8 x i32>, ptr %v428, align 4
  %v430 = getelementptr i32, ptr %v51, i64 %vector2
  %v431 = load <8 x i32>, ptr %v430, align 4
  %v432 = getelementptr float, ptr %scratch, i64 %vector2
  %v433 = load <8 x float>, ptr %v432, align 32
  %v434 = getelementptr float, ptr %v106, i64 %vector2
  %v435 = load <8 x float>, ptr %v434, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  %v443 = add <8 x i32> %v429, %v442
  %v447 = sub <8 x i32> %v443, %v446
  br i1 %v160, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %vector_2 ], [ %v460, %key_row_3 ]
  %v436 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v459, %key_row_3 ]
  %v437 = add nsw i64 %key0, %key_row3
  %v438 = mul nsw i64 %key_row3, 8
  %v439 = add nsw i64 %v438, %vector2
  %v448 = trunc i64 %v437 to i32
  %v449 = insertelement <8 x i32> poison, i32 %v448, i64 0
  %v450 = shufflevector <8 x i32> %v449, <8 x i32> poison, <8 x i32> zeroinitializer
  %v451 = icmp sle <8 x i32> %v450, %v447
  %v452 = getelementptr float, ptr %v328, i64 %v439
  %v453 = load <8 x float>, ptr %v452, align 32
  %v454 = fmul <8 x float> %v453, %v363
  %v455 = select <8 x i1> %v451, <8 x float> %v454, <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v456 = fcmp ogt <8 x float> %v455, %v436
  %v457 = select <8 x i1> %v456, <8 x float> %v455, <8 x float> %v436
  %v458 = fcmp uno <8 x float> %v455, %v455
  %v459 = select <8 x i1> %v458, <8 x float> %v455, <8 x float> %v457
  store <8 x float> %v455, ptr %v452, align 32
  %v460 = add nsw i64 %key_row3, 1
  %v461 = icmp slt i64 %v460, %v113
  br i1 %v461, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v462 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v459, %key_row_3 ]
  %v463 = fcmp ogt <8 x float> %v462, %v433
  %v464 = select <8 x i1> %v463, <8 x float> %v462, <8 x float> %v433
  %v465 = fcmp uno <8 x float> %v462, %v462
  %v466 = select <8 x i1> %v465, <8 x float> %v462, <8 x float> %v464
  %v467 = fcmp oeq <8 x float> %v466, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v468 = select <8 x i1> %v467, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v466
  %v469 = fsub <8 x float> %v433, %v468
  %v470 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v469
  %v471 = select <8 x i1> %v470, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v469
  %v472 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v471, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v473 = fsub <8 x float> %v472, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v474 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v473, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v471)
  %v475 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v473, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v474)
  %v476 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v475, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v477 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v476, <8 x float> %v475, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v478 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v477, <8 x float> %v475, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v479 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v478, <8 x float> %v475, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v480 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v479, <8 x float> %v475, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v481 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v480, <8 x float> %v475, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v482 = bitcast <8 x float> %v472 to <8 x i32>
  %v483 = shl <8 x i32> %v482, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v484 = bitcast <8 x i32> %v483 to <8 x float>
  %v485 = fmul <8 x float> %v481, %v484
  %v486 = getelementptr float, ptr %v395, i64 %vector2
  store <8 x float> %v485, ptr %v486, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v160, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %key_row_3_end ], [ %v511, %key_row_4 ]
  %v487 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v510, %key_row_4 ]
  %v488 = add nsw i64 %key0, %key_row4
  %v489 = mul nsw i64 %key_row4, 8
  %v490 = add nsw i64 %v489, %vector2
  %v491 = getelementptr float, ptr %v328, i64 %v490
  %v492 = load <8 x float>, ptr %v491, align 32
  %v493 = fsub <8 x float> %v492, %v468
  %v494 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v493
  %v495 = select <8 x i1> %v494, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v493
  %v496 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v495, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v497 = fsub <8 x float> %v496, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v498 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v497, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v495)
  %v499 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v497, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v498)
  %v500 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v499, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v501 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v500, <8 x float> %v499, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v502 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v501, <8 x float> %v499, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v503 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v502, <8 x float> %v499, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v504 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v503, <8 x float> %v499, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v505 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v504, <8 x float> %v499, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v506 = bitcast <8 x float> %v496 to <8 x i32>
  %v507 = shl <8 x i32> %v506, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v508 = bitcast <8 x i32> %v507 to <8 x float>
  %v509 = fmul <8 x float> %v505, %v508
  %v510 = fadd <8 x float> %v487, %v509
  store <8 x float> %v509, ptr %v491, align 32
  %v511 = add nsw i64 %key_row4, 1
  %v512 = icmp slt i64 %v511, %v113
  br i1 %v512, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v513 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_3_end ], [ %v510, %key_row_4 ]
  %v514 = fmul <8 x float> %v435, %v485
  %v515 = fadd <8 x float> %v514, %v513
  store <8 x float> %v466, ptr %v432, align 32
  store <8 x float> %v515, ptr %v434, align 32
  %v516 = add nsw i64 %vector2, 8
  %v517 = icmp slt i64 %v516, 8
  br i1 %v517, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
join_0:
  %v518 = mul nsw i64 %key0, %v131
  %v519 = add nsw i64 %v129, %v518
  %v520 = getelementptr i16, ptr %v135, i64 %v519
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br label %row_4
row_4:
  %row4 = phi i64 [ 0, %join_0 ], [ %v699, %f_0_end ]
  %v522 = udiv i64 %row4, 4
  %v523 = mul nsw i64 %v522, 4
  %v590 = getelementptr float, ptr %v328, i64 %row4
  %v641 = getelementptr float, ptr %v395, i64 %row4
  %v645 = mul nsw i64 %row4, 80
  %v655 = add nsw i64 %row4, 1
  %v656 = getelementptr float, ptr %v395, i64 %v655
  %v660 = mul nsw i64 %v655, 80
  %v669 = add nsw i64 %row4, 2
  %v670 = getelementptr float, ptr %v395, i64 %v669
  %v674 = mul nsw i64 %v669, 80
  %v683 = add nsw i64 %row4, 3
  %v684 = getelementptr float, ptr %v395, i64 %v683
  %v688 = mul nsw i64 %v683, 80
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %row_4 ], [ %v697, %key_row_5_end ]
  %v521 = udiv i64 %f0, 16
  %v524 = add nsw i64 %v523, %v521
  %v525 = mul nsw i64 %v524, 8
  %v526 = udiv i64 %v525, 2
  %v527 = urem i64 %v525, 2
  %v528 = mul nsw i64 %v527, 64
  %v529 = call i64 @llvm.smin.i64(i64 %v526, i64 %v156)
  %v530 = mul nsw i64 %v529, %v155
  %v531 = getelementptr i8, ptr %v154, i64 %v530
  %v532 = getelementptr i8, ptr %v531, i64 %v528
  call void @llvm.prefetch.p0(ptr %v532, i32 0, i32 3, i32 1)
  %v533 = add nsw i64 %v525, 1
  %v534 = udiv i64 %v533, 2
  %v535 = urem i64 %v533, 2
  %v536 = mul nsw i64 %v535, 64
  %v537 = call i64 @llvm.smin.i64(i64 %v534, i64 %v156)
  %v538 = mul nsw i64 %v537, %v155
  %v539 = getelementptr i8, ptr %v154, i64 %v538
  %v540 = getelementptr i8, ptr %v539, i64 %v536
  call void @llvm.prefetch.p0(ptr %v540, i32 0, i32 3, i32 1)
  %v541 = add nsw i64 %v525, 2
  %v542 = udiv i64 %v541, 2
  %v543 = urem i64 %v541, 2
  %v544 = mul nsw i64 %v543, 64
  %v545 = call i64 @llvm.smin.i64(i64 %v542, i64 %v156)
  %v546 = mul nsw i64 %v545, %v155
  %v547 = getelementptr i8, ptr %v154, i64 %v546
  %v548 = getelementptr i8, ptr %v547, i64 %v544
  call void @llvm.prefetch.p0(ptr %v548, i32 0, i32 3, i32 1)
  %v549 = add nsw i64 %v525, 3
  %v550 = udiv i64 %v549, 2
  %v551 = urem i64 %v549, 2
  %v552 = mul nsw i64 %v551, 64
  %v553 = call i64 @llvm.smin.i64(i64 %v550, i64 %v156)
  %v554 = mul nsw i64 %v553, %v155
  %v555 = getelementptr i8, ptr %v154, i64 %v554
  %v556 = getelementptr i8, ptr %v555, i64 %v552
  call void @llvm.prefetch.p0(ptr %v556, i32 0, i32 3, i32 1)
  %v557 = add nsw i64 %v525, 4
  %v558 = udiv i64 %v557, 2
  %v559 = urem i64 %v557, 2
  %v560 = mul nsw i64 %v559, 64
  %v561 = call i64 @llvm.smin.i64(i64 %v558, i64 %v156)
  %v562 = mul nsw i64 %v561, %v155
  %v563 = getelementptr i8, ptr %v154, i64 %v562
  %v564 = getelementptr i8, ptr %v563, i64 %v560
  call void @llvm.prefetch.p0(ptr %v564, i32 0, i32 3, i32 1)
  %v565 = add nsw i64 %v525, 5
  %v566 = udiv i64 %v565, 2
  %v567 = urem i64 %v565, 2
  %v568 = mul nsw i64 %v567, 64
  %v569 = call i64 @llvm.smin.i64(i64 %v566, i64 %v156)
  %v570 = mul nsw i64 %v569, %v155
  %v571 = getelementptr i8, ptr %v154, i64 %v570
  %v572 = getelementptr i8, ptr %v571, i64 %v568
  call void @llvm.prefetch.p0(ptr %v572, i32 0, i32 3, i32 1)
  %v573 = add nsw i64 %v525, 6
  %v574 = udiv i64 %v573, 2
  %v575 = urem i64 %v573, 2
  %v576 = mul nsw i64 %v575, 64
  %v577 = call i64 @llvm.smin.i64(i64 %v574, i64 %v156)
  %v578 = mul nsw i64 %v577, %v155
  %v579 = getelementptr i8, ptr %v154, i64 %v578
  %v580 = getelementptr i8, ptr %v579, i64 %v576
  call void @llvm.prefetch.p0(ptr %v580, i32 0, i32 3, i32 1)
  %v581 = add nsw i64 %v525, 7
  %v582 = udiv i64 %v581, 2
  %v583 = urem i64 %v581, 2
  %v584 = mul nsw i64 %v583, 64
  %v585 = call i64 @llvm.smin.i64(i64 %v582, i64 %v156)
  %v586 = mul nsw i64 %v585, %v155
  %v587 = getelementptr i8, ptr %v154, i64 %v586
  %v588 = getelementptr i8, ptr %v587, i64 %v584
  call void @llvm.prefetch.p0(ptr %v588, i32 0, i32 3, i32 1)
  %v589 = getelementptr i16, ptr %v520, i64 %f0
  br i1 %v160, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %f_0 ], [ %v631, %key_row_5 ]
  %v591 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v611, %key_row_5 ]
  %v592 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v612, %key_row_5 ]
  %v593 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v617, %key_row_5 ]
  %v594 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v618, %key_row_5 ]
  %v595 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v623, %key_row_5 ]
  %v596 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v624, %key_row_5 ]
  %v597 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v629, %key_row_5 ]
  %v598 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v630, %key_row_5 ]
  %v599 = mul nsw i64 %key_row5, %v131
  %v600 = getelementptr i16, ptr %v589, i64 %v599
  %v601 = load <8 x i32>, ptr %v600, align 2
  %v602 = shl <8 x i32> %v601, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v603 = bitcast <8 x i32> %v602 to <8 x float>
  %v604 = and <8 x i32> %v601, <i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536, i32 -65536>
  %v605 = bitcast <8 x i32> %v604 to <8 x float>
  %v606 = mul nsw i64 %key_row5, 8
  %v607 = getelementptr float, ptr %v590, i64 %v606
  %v608 = load float, ptr %v607, align 4
  %v609 = insertelement <8 x float> poison, float %v608, i64 0
  %v610 = shufflevector <8 x float> %v609, <8 x float> poison, <8 x i32> zeroinitializer
  %v611 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v603, <8 x float> %v610, <8 x float> %v591)
  %v612 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v605, <8 x float> %v610, <8 x float> %v592)
  %v613 = getelementptr float, ptr %v607, i64 1
  %v614 = load float, ptr %v613, align 4
  %v615 = insertelement <8 x float> poison, float %v614, i64 0
  %v616 = shufflevector <8 x float> %v615, <8 x float> poison, <8 x i32> zeroinitializer
  %v617 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v603, <8 x float> %v616, <8 x float> %v593)
  %v618 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v605, <8 x float> %v616, <8 x float> %v594)
  %v619 = getelementptr float, ptr %v607, i64 2
  %v620 = load float, ptr %v619, align 4
  %v621 = insertelement <8 x float> poison, float %v620, i64 0
  %v622 = shufflevector <8 x float> %v621, <8 x float> poison, <8 x i32> zeroinitializer
  %v623 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v603, <8 x float> %v622, <8 x float> %v595)
  %v624 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v605, <8 x float> %v622, <8 x float> %v596)
  %v625 = getelementptr float, ptr %v607, i64 3
  %v626 = load float, ptr %v625, align 4
  %v627 = insertelement <8 x float> poison, float %v626, i64 0
  %v628 = shufflevector <8 x float> %v627, <8 x float> poison, <8 x i32> zeroinitializer
  %v629 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v603, <8 x float> %v628, <8 x float> %v597)
  %v630 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v605, <8 x float> %v628, <8 x float> %v598)
  %v631 = add nsw i64 %key_row5, 1
  %v632 = icmp slt i64 %v631, %v113
  br i1 %v632, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v633 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v611, %key_row_5 ]
  %v634 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v612, %key_row_5 ]
  %v635 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v617, %key_row_5 ]
  %v636 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v618, %key_row_5 ]
  %v637 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v623, %key_row_5 ]
  %v638 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v624, %key_row_5 ]
  %v639 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v629, %key_row_5 ]
  %v640 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v630, %key_row_5 ]
  %v642 = load float, ptr %v641, align 4
  %v643 = insertelement <8 x float> poison, float %v642, i64 0
  %v644 = shufflevector <8 x float> %v643, <8 x float> poison, <8 x i32> zeroinitializer
  %v646 = add nsw i64 %v645, %f0
  %v647 = getelementptr float, ptr %v110, i64 %v646
  %v648 = load <8 x float>, ptr %v647, align 32
  %v649 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v648, <8 x float> %v644, <8 x float> %v633)
  store <8 x float> %v649, ptr %v647, align 32
  %v650 = add nsw i64 %f0, 8
  %v651 = add nsw i64 %v645, %v650
  %v652 = getelementptr float, ptr %v110, i64 %v651
  %v653 = load <8 x float>, ptr %v652, align 32
  %v654 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v653, <8 x float> %v644, <8 x float> %v634)
  store <8 x float> %v654, ptr %v652, align 32
  %v657 = load float, ptr %v656, align 4
  %v658 = insertelement <8 x float> poison, float %v657, i64 0
  %v659 = shufflevector <8 x float> %v658, <8 x float> poison, <8 x i32> zeroinitializer
  %v661 = add nsw i64 %v660, %f0
  %v662 = getelementptr float, ptr %v110, i64 %v661
  %v663 = load <8 x float>, ptr %v662, align 32
  %v664 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v663, <8 x float> %v659, <8 x float> %v635)
  store <8 x float> %v664, ptr %v662, align 32
  %v665 = add nsw i64 %v660, %v650
  %v666 = getelementptr float, ptr %v110, i64 %v665
  %v667 = load <8 x float>, ptr %v666, align 32
  %v668 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v667, <8 x float> %v659, <8 x float> %v636)
  store <8 x float> %v668, ptr %v666, align 32
  %v671 = load float, ptr %v670, align 4
  %v672 = insertelement <8 x float> poison, float %v671, i64 0
  %v673 = shufflevector <8 x float> %v672, <8 x float> poison, <8 x i32> zeroinitializer
  %v675 = add nsw i64 %v674, %f0
  %v676 = getelementptr float, ptr %v110, i64 %v675
  %v677 = load <8 x float>, ptr %v676, align 32
  %v678 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v677, <8 x float> %v673, <8 x float> %v637)
  store <8 x float> %v678, ptr %v676, align 32
  %v679 = add nsw i64 %v674, %v650
  %v680 = getelementptr float, ptr %v110, i64 %v679
  %v681 = load <8 x float>, ptr %v680, align 32
  %v682 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v681, <8 x float> %v673, <8 x float> %v638)
  store <8 x float> %v682, ptr %v680, align 32
  %v685 = load float, ptr %v684, align 4
  %v686 = insertelement <8 x float> poison, float %v685, i64 0
  %v687 = shufflevector <8 x float> %v686, <8 x float> poison, <8 x i32> zeroinitializer
  %v689 = add nsw i64 %v688, %f0
  %v690 = getelementptr float, ptr %v110, i64 %v689
  %v691 = load <8 x float>, ptr %v690, align 32
  %v692 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v691, <8 x float> %v687, <8 x float> %v639)
  store <8 x float> %v692, ptr %v690, align 32
  %v693 = add nsw i64 %v688, %v650
  %v694 = getelementptr float, ptr %v110, i64 %v693
  %v695 = load <8 x float>, ptr %v694, align 32
  %v696 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v695, <8 x float> %v687, <8 x float> %v640)
  store <8 x float> %v696, ptr %v694, align 32
  %v697 = add nsw i64 %f0, 16
  %v698 = icmp slt i64 %v697, 64
  br i1 %v698, label %f_0, label %f_0_end
f_0_end:
  %v699 = add nsw i64 %row4, 4
  %v700 = icmp slt i64 %v699, 8
  br i1 %v700, label %row_4, label %row_4_end
row_4_end:
  %v701 = add nsw i64 %key0, 32
  %v702 = icmp slt i64 %v701, %end
  br i1 %v702, label %key_0, label %key_0_end
key_0_end:
  br label %row_5
row_5:
  %row5 = phi i64 [ 0, %key_0_end ], [ %v714, %column_2_end ]
  %v703 = mul nsw i64 %row5, 80
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %row_5 ], [ %v712, %column_2 ]
  %v704 = add nsw i64 %v703, %column2
  %v705 = add nsw i64 %v704, 8
  %v706 = getelementptr float, ptr %v110, i64 %v704
  %v707 = load <8 x float>, ptr %v706, align 32
  %v708 = getelementptr float, ptr %v110, i64 %v705
  %v709 = load <8 x float>, ptr %v708, align 32
  %v710 = shufflevector <8 x float> %v707, <8 x float> %v709, <8 x i32> <i32 0, i32 8, i32 1, i32 9, i32 2, i32 10, i32 3, i32 11>
  store <8 x float> %v710, ptr %v706, align 32
  %v711 = shufflevector <8 x float> %v707, <8 x float> %v709, <8 x i32> <i32 4, i32 12, i32 5, i32 13, i32 6, i32 14, i32 7, i32 15>
  store <8 x float> %v711, ptr %v708, align 32
  %v712 = add nsw i64 %column2, 16
  %v713 = icmp slt i64 %v712, 64
  br i1 %v713, label %column_2, label %column_2_end
column_2_end:
  %v714 = add nsw i64 %row5, 1
  %v715 = icmp slt i64 %v714, 8
  br i1 %v715, label %row_5, label %row_5_end
row_5_end:
  %v716 = getelementptr i8, ptr %scratch, i64 128
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %row_5_end ], [ %v720, %vector_3 ]
  %v717 = getelementptr float, ptr %v716, i64 %vector3
  %v718 = mul nsw i64 %vector3, 80
  %v719 = getelementptr float, ptr %v110, i64 %v718
  call void @attngen_transpose_f32(ptr %v719, i64 80, ptr %v717, i64 8, i64 8, i64 64)
  %v720 = add nsw i64 %vector3, 8
  %v721 = icmp slt i64 %v720, 8
  br i1 %v721, label %vector_3, label %vector_3_end
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
  %v99 = getelementptr i8, ptr %scratch, i64 8576
  %v111 = getelementptr i8, ptr %scratch, i64 10624
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
