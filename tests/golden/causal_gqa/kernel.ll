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
; plan: tiles rows=1x8 keys=8 block=8 split=1024 prefetch

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
  %v63 = getelementptr i8, ptr %scratch, i64 6976
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
  %v151 = getelementptr i8, ptr %scratch, i64 9024
  %v395 = getelementptr i8, ptr %scratch, i64 4352
  %v413 = getelementptr i8, ptr %arguments, i64 16
  %v414 = load i32, ptr %v413, align 4
  %v415 = sext i32 %v414 to i64
  %v416 = add nsw i64 %v415, %v40
  %v417 = add nsw i64 %v416, 1
  %v434 = getelementptr i8, ptr %arguments, i64 120
  %v435 = load float, ptr %v434, align 4
  %v436 = insertelement <8 x float> poison, float %v435, i64 0
  %v437 = shufflevector <8 x float> %v436, <8 x float> poison, <8 x i32> zeroinitializer
  %v469 = getelementptr i8, ptr %scratch, i64 4864
  %v514 = trunc i64 %v415 to i32
  %v515 = insertelement <8 x i32> poison, i32 %v514, i64 0
  %v516 = shufflevector <8 x i32> %v515, <8 x i32> poison, <8 x i32> zeroinitializer
  %v518 = trunc i64 %v1 to i32
  %v519 = insertelement <8 x i32> poison, i32 %v518, i64 0
  %v520 = shufflevector <8 x i32> %v519, <8 x i32> poison, <8 x i32> zeroinitializer
  %v593 = getelementptr i8, ptr %scratch, i64 11584
  br i1 %v103, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v725, %f_0_end ]
  %v104 = sub nsw i64 %end, %key0
  %v105 = call i64 @llvm.smin.i64(i64 %v104, i64 8)
  %v106 = sub nsw i64 %v105, 1
  %v107 = add nsw i64 %key0, %v106
  %v109 = call i64 @llvm.smin.i64(i64 %key0, i64 %v108)
  %v124 = mul nsw i64 %v109, %v123
  %v125 = add nsw i64 %v121, %v124
  %v128 = getelementptr i16, ptr %v127, i64 %v125
  %v130 = sub nsw i64 %v108, %v109
  %v131 = add nsw i64 %key0, 8
  %v132 = call i64 @llvm.smin.i64(i64 %v131, i64 %v108)
  %v142 = mul nsw i64 %v132, %v141
  %v143 = add nsw i64 %v139, %v142
  %v146 = getelementptr i16, ptr %v145, i64 %v143
  %v148 = sub nsw i64 %v108, %v132
  %v149 = icmp slt i64 0, %v105
  br i1 %v149, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v165, %column_1_end ]
  %v150 = mul nsw i64 %key_row0, 80
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
  %key_row1 = phi i64 [ 0, %key_row_0_end ], [ %v411, %e_0_end ]
  %v167 = call i64 @llvm.smin.i64(i64 %key_row1, i64 %v106)
  %v168 = mul nsw i64 %v167, 80
  %v169 = getelementptr float, ptr %v151, i64 %v168
  %v170 = add nsw i64 %key_row1, 1
  %v171 = call i64 @llvm.smin.i64(i64 %v170, i64 %v106)
  %v172 = mul nsw i64 %v171, 80
  %v173 = getelementptr float, ptr %v151, i64 %v172
  %v174 = add nsw i64 %key_row1, 2
  %v175 = call i64 @llvm.smin.i64(i64 %v174, i64 %v106)
  %v176 = mul nsw i64 %v175, 80
  %v177 = getelementptr float, ptr %v151, i64 %v176
  %v178 = add nsw i64 %key_row1, 3
  %v179 = call i64 @llvm.smin.i64(i64 %v178, i64 %v106)
  %v180 = mul nsw i64 %v179, 80
  %v181 = getelementptr float, ptr %v151, i64 %v180
  %v182 = add nsw i64 %key_row1, 4
  %v183 = call i64 @llvm.smin.i64(i64 %v182, i64 %v106)
  %v184 = mul nsw i64 %v183, 80
  %v185 = getelementptr float, ptr %v151, i64 %v184
  %v186 = add nsw i64 %key_row1, 5
  %v187 = call i64 @llvm.smin.i64(i64 %v186, i64 %v106)
  %v188 = mul nsw i64 %v187, 80
  %v189 = getelementptr float, ptr %v151, i64 %v188
  %v190 = add nsw i64 %key_row1, 6
  %v191 = call i64 @llvm.smin.i64(i64 %v190, i64 %v106)
  %v192 = mul nsw i64 %v191, 80
  %v193 = getelementptr float, ptr %v151, i64 %v192
  %v194 = add nsw i64 %key_row1, 7
  %v195 = call i64 @llvm.smin.i64(i64 %v194, i64 %v106)
  %v196 = mul nsw i64 %v195, 80
  %v197 = getelementptr float, ptr %v151, i64 %v196
  %v206 = udiv i64 %key_row1, 8
  %v207 = mul nsw i64 %v206, 16
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_1 ], [ %v392, %e_0 ]
  %v198 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v356, %e_0 ]
  %v199 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v361, %e_0 ]
  %v200 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v366, %e_0 ]
  %v201 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v371, %e_0 ]
  %v202 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v376, %e_0 ]
  %v203 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v381, %e_0 ]
  %v204 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v386, %e_0 ]
  %v205 = phi <8 x float> [ zeroinitializer, %key_row_1 ], [ %v391, %e_0 ]
  %v208 = udiv i64 %e0, 4
  %v209 = add nsw i64 %v207, %v208
  %v210 = udiv i64 %v209, 2
  %v211 = urem i64 %v209, 2
  %v212 = mul nsw i64 %v211, 64
  %v213 = call i64 @llvm.smin.i64(i64 %v210, i64 %v130)
  %v214 = mul nsw i64 %v213, %v129
  %v215 = getelementptr i8, ptr %v128, i64 %v214
  %v216 = getelementptr i8, ptr %v215, i64 %v212
  call void @llvm.prefetch.p0(ptr %v216, i32 0, i32 3, i32 1)
  %v217 = mul nsw i64 %e0, 8
  %v218 = getelementptr float, ptr %v89, i64 %v217
  %v219 = load <8 x float>, ptr %v218, align 32
  %v220 = getelementptr float, ptr %v169, i64 %e0
  %v221 = load float, ptr %v220, align 4
  %v222 = insertelement <8 x float> poison, float %v221, i64 0
  %v223 = shufflevector <8 x float> %v222, <8 x float> poison, <8 x i32> zeroinitializer
  %v224 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v223, <8 x float> %v219, <8 x float> %v198)
  %v225 = getelementptr float, ptr %v173, i64 %e0
  %v226 = load float, ptr %v225, align 4
  %v227 = insertelement <8 x float> poison, float %v226, i64 0
  %v228 = shufflevector <8 x float> %v227, <8 x float> poison, <8 x i32> zeroinitializer
  %v229 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v228, <8 x float> %v219, <8 x float> %v199)
  %v230 = getelementptr float, ptr %v177, i64 %e0
  %v231 = load float, ptr %v230, align 4
  %v232 = insertelement <8 x float> poison, float %v231, i64 0
  %v233 = shufflevector <8 x float> %v232, <8 x float> poison, <8 x i32> zeroinitializer
  %v234 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v233, <8 x float> %v219, <8 x float> %v200)
  %v235 = getelementptr float, ptr %v181, i64 %e0
  %v236 = load float, ptr %v235, align 4
  %v237 = insertelement <8 x float> poison, float %v236, i64 0
  %v238 = shufflevector <8 x float> %v237, <8 x float> poison, <8 x i32> zeroinitializer
  %v239 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v238, <8 x float> %v219, <8 x float> %v201)
  %v240 = getelementptr float, ptr %v185, i64 %e0
  %v241 = load float, ptr %v240, align 4
  %v242 = insertelement <8 x float> poison, float %v241, i64 0
  %v243 = shufflevector <8 x float> %v242, <8 x float> poison, <8 x i32> zeroinitializer
  %v244 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v243, <8 x float> %v219, <8 x float> %v202)
  %v245 = getelementptr float, ptr %v189, i64 %e0
  %v246 = load float, ptr %v245, align 4
  %v247 = insertelement <8 x float> poison, float %v246, i64 0
  %v248 = shufflevector <8 x float> %v247, <8 x float> poison, <8 x i32> zeroinitializer
  %v249 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v248, <8 x float> %v219, <8 x float> %v203)
  %v250 = getelementptr float, ptr %v193, i64 %e0
  %v251 = load float, ptr %v250, align 4
  %v252 = insertelement <8 x float> poison, float %v251, i64 0
  %v253 = shufflevector <8 x float> %v252, <8 x float> poison, <8 x i32> zeroinitializer
  %v254 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v253, <8 x float> %v219, <8 x float> %v204)
  %v255 = getelementptr float, ptr %v197, i64 %e0
  %v256 = load float, ptr %v255, align 4
  %v257 = insertelement <8 x float> poison, float %v256, i64 0
  %v258 = shufflevector <8 x float> %v257, <8 x float> poison, <8 x i32> zeroinitializer
  %v259 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v258, <8 x float> %v219, <8 x float> %v205)
  %v260 = add nsw i64 %e0, 1
  %v261 = mul nsw i64 %v260, 8
  %v262 = getelementptr float, ptr %v89, i64 %v261
  %v263 = load <8 x float>, ptr %v262, align 32
  %v264 = getelementptr float, ptr %v220, i64 1
  %v265 = load float, ptr %v264, align 4
  %v266 = insertelement <8 x float> poison, float %v265, i64 0
  %v267 = shufflevector <8 x float> %v266, <8 x float> poison, <8 x i32> zeroinitializer
  %v268 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v267, <8 x float> %v263, <8 x float> %v224)
  %v269 = getelementptr float, ptr %v225, i64 1
  %v270 = load float, ptr %v269, align 4
  %v271 = insertelement <8 x float> poison, float %v270, i64 0
  %v272 = shufflevector <8 x float> %v271, <8 x float> poison, <8 x i32> zeroinitializer
  %v273 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v272, <8 x float> %v263, <8 x float> %v229)
  %v274 = getelementptr float, ptr %v230, i64 1
  %v275 = load float, ptr %v274, align 4
  %v276 = insertelement <8 x float> poison, float %v275, i64 0
  %v277 = shufflevector <8 x float> %v276, <8 x float> poison, <8 x i32> zeroinitializer
  %v278 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v277, <8 x float> %v263, <8 x float> %v234)
  %v279 = getelementptr float, ptr %v235, i64 1
  %v280 = load float, ptr %v279, align 4
  %v281 = insertelement <8 x float> poison, float %v280, i64 0
  %v282 = shufflevector <8 x float> %v281, <8 x float> poison, <8 x i32> zeroinitializer
  %v283 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v282, <8 x float> %v263, <8 x float> %v239)
  %v284 = getelementptr float, ptr %v240, i64 1
  %v285 = load float, ptr %v284, align 4
  %v286 = insertelement <8 x float> poison, float %v285, i64 0
  %v287 = shufflevector <8 x float> %v286, <8 x float> poison, <8 x i32> zeroinitializer
  %v288 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v287, <8 x float> %v263, <8 x float> %v244)
  %v289 = getelementptr float, ptr %v245, i64 1
  %v290 = load float, ptr %v289, align 4
  %v291 = insertelement <8 x float> poison, float %v290, i64 0
  %v292 = shufflevector <8 x float> %v291, <8 x float> poison, <8 x i32> zeroinitializer
  %v293 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v292, <8 x float> %v263, <8 x float> %v249)
  %v294 = getelementptr float, ptr %v250, i64 1
  %v295 = load float, ptr %v294, align 4
  %v296 = insertelement <8 x float> poison, float %v295, i64 0
  %v297 = shufflevector <8 x float> %v296, <8 x float> poison, <8 x i32> zeroinitializer
  %v298 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v297, <8 x float> %v263, <8 x float> %v254)
  %v299 = getelementptr float, ptr %v255, i64 1
  %v300 = load float, ptr %v299, align 4
  %v301 = insertelement <8 x float> poison, float %v300, i64 0
  %v302 = shufflevector <8 x float> %v301, <8 x float> poison, <8 x i32> zeroinitializer
  %v303 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v302, <8 x float> %v263, <8 x float> %v259)
  %v304 = add nsw i64 %e0, 2
  %v305 = mul nsw i64 %v304, 8
  %v306 = getelementptr float, ptr %v89, i64 %v305
  %v307 = load <8 x float>, ptr %v306, align 32
  %v308 = getelementptr float, ptr %v220, i64 2
  %v309 = load float, ptr %v308, align 4
  %v310 = insertelement <8 x float> poison, float %v309, i64 0
  %v311 = shufflevector <8 x float> %v310, <8 x float> poison, <8 x i32> zeroinitializer
  %v312 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v311, <8 x float> %v307, <8 x float> %v268)
  %v313 = getelementptr float, ptr %v225, i64 2
  %v314 = load float, ptr %v313, align 4
  %v315 = insertelement <8 x float> poison, float %v314, i64 0
  %v316 = shufflevector <8 x float> %v315, <8 x float> poison, <8 x i32> zeroinitializer
  %v317 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v316, <8 x float> %v307, <8 x float> %v273)
  %v318 = getelementptr float, ptr %v230, i64 2
  %v319 = load float, ptr %v318, align 4
  %v320 = insertelement <8 x float> poison, float %v319, i64 0
  %v321 = shufflevector <8 x float> %v320, <8 x float> poison, <8 x i32> zeroinitializer
  %v322 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v321, <8 x float> %v307, <8 x float> %v278)
  %v323 = getelementptr float, ptr %v235, i64 2
  %v324 = load float, ptr %v323, align 4
  %v325 = insertelement <8 x float> poison, float %v324, i64 0
  %v326 = shufflevector <8 x float> %v325, <8 x float> poison, <8 x i32> zeroinitializer
  %v327 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v326, <8 x float> %v307, <8 x float> %v283)
  %v328 = getelementptr float, ptr %v240, i64 2
  %v329 = load float, ptr %v328, align 4
  %v330 = insertelement <8 x float> poison, float %v329, i64 0
  %v331 = shufflevector <8 x float> %v330, <8 x float> poison, <8 x i32> zeroinitializer
  %v332 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v331, <8 x float> %v307, <8 x float> %v288)
  %v333 = getelementptr float, ptr %v245, i64 2
  %v334 = load float, ptr %v333, align 4
  %v335 = insertelement <8 x float> poison, float %v334, i64 0
  %v336 = shufflevector <8 x float> %v335, <8 x float> poison, <8 x i32> zeroinitializer
  %v337 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v336, <8 x float> %v307, <8 x float> %v293)
  %v338 = getelementptr float, ptr %v250, i64 2
  %v339 = load float, ptr %v338, align 4
  %v340 = insertelement <8 x float> poison, float %v339, i64 0
  %v341 = shufflevector <8 x float> %v340, <8 x float> poison, <8 x i32> zeroinitializer
  %v342 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v341, <8 x float> %v307, <8 x float> %v298)
  %v343 = getelementptr float, ptr %v255, i64 2
  %v344 = load float, ptr %v343, align 4
  %v345 = insertelement <8 x float> poison, float %v344, i64 0
  %v346 = shufflevector <8 x float> %v345, <8 x float> poison, <8 x i32> zeroinitializer
  %v347 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v346, <8 x float> %v307, <8 x float> %v303)
  %v348 = add nsw i64 %e0, 3
  %v349 = mul nsw i64 %v348, 8
  %v350 = getelementptr float, ptr %v89, i64 %v349
  %v351 = load <8 x float>, ptr %v350, align 32
  %v352 = getelementptr float, ptr %v220, i64 3
  %v353 = load float, ptr %v352, align 4
  %v354 = insertelement <8 x float> poison, float %v353, i64 0
  %v355 = shufflevector <8 x float> %v354, <8 x float> poison, <8 x i32> zeroinitializer
  %v356 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v355, <8 x float> %v351, <8 x float> %v312)
  %v357 = getelementptr float, ptr %v225, i64 3
  %v358 = load float, ptr %v357, align 4
  %v359 = insertelement <8 x float> poison, float %v358, i64 0
  %v360 = shufflevector <8 x float> %v359, <8 x float> poison, <8 x i32> zeroinitializer
  %v361 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v360, <8 x float> %v351, <8 x float> %v317)
  %v362 = getelementptr float, ptr %v230, i64 3
  %v363 = load float, ptr %v362, align 4
  %v364 = insertelement <8 x float> poison, float %v363, i64 0
  %v365 = shufflevector <8 x float> %v364, <8 x float> poison, <8 x i32> zeroinitializer
  %v366 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v365, <8 x float> %v351, <8 x float> %v322)
  %v367 = getelementptr float, ptr %v235, i64 3
  %v368 = load float, ptr %v367, align 4
  %v369 = insertelement <8 x float> poison, float %v368, i64 0
  %v370 = shufflevector <8 x float> %v369, <8 x float> poison, <8 x i32> zeroinitializer
  %v371 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v370, <8 x float> %v351, <8 x float> %v327)
  %v372 = getelementptr float, ptr %v240, i64 3
  %v373 = load float, ptr %v372, align 4
  %v374 = insertelement <8 x float> poison, float %v373, i64 0
  %v375 = shufflevector <8 x float> %v374, <8 x float> poison, <8 x i32> zeroinitializer
  %v376 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v375, <8 x float> %v351, <8 x float> %v332)
  %v377 = getelementptr float, ptr %v245, i64 3
  %v378 = load float, ptr %v377, align 4
  %v379 = insertelement <8 x float> poison, float %v378, i64 0
  %v380 = shufflevector <8 x float> %v379, <8 x float> poison, <8 x i32> zeroinitializer
  %v381 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v380, <8 x float> %v351, <8 x float> %v337)
  %v382 = getelementptr float, ptr %v250, i64 3
  %v383 = load float, ptr %v382, align 4
  %v384 = insertelement <8 x float> poison, float %v383, i64 0
  %v385 = shufflevector <8 x float> %v384, <8 x float> poison, <8 x i32> zeroinitializer
  %v386 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v385, <8 x float> %v351, <8 x float> %v342)
  %v387 = getelementptr float, ptr %v255, i64 3
  %v388 = load float, ptr %v387, align 4
  %v389 = insertelement <8 x float> poison, float %v388, i64 0
  %v390 = shufflevector <8 x float> %v389, <8 x float> poison, <8 x i32> zeroinitializer
  %v391 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v390, <8 x float> %v351, <8 x float> %v347)
  %v392 = add nsw i64 %e0, 4
  %v393 = icmp slt i64 %v392, 64
  br i1 %v393, label %e_0, label %e_0_end
e_0_end:
  %v394 = mul nsw i64 %key_row1, 8
  %v396 = getelementptr float, ptr %v395, i64 %v394
  store <8 x float> %v356, ptr %v396, align 32
  %v397 = mul nsw i64 %v170, 8
  %v398 = getelementptr float, ptr %v395, i64 %v397
  store <8 x float> %v361, ptr %v398, align 32
  %v399 = mul nsw i64 %v174, 8
  %v400 = getelementptr float, ptr %v395, i64 %v399
  store <8 x float> %v366, ptr %v400, align 32
  %v401 = mul nsw i64 %v178, 8
  %v402 = getelementptr float, ptr %v395, i64 %v401
  store <8 x float> %v371, ptr %v402, align 32
  %v403 = mul nsw i64 %v182, 8
  %v404 = getelementptr float, ptr %v395, i64 %v403
  store <8 x float> %v376, ptr %v404, align 32
  %v405 = mul nsw i64 %v186, 8
  %v406 = getelementptr float, ptr %v395, i64 %v405
  store <8 x float> %v381, ptr %v406, align 32
  %v407 = mul nsw i64 %v190, 8
  %v408 = getelementptr float, ptr %v395, i64 %v407
  store <8 x float> %v386, ptr %v408, align 32
  %v409 = mul nsw i64 %v194, 8
  %v410 = getelementptr float, ptr %v395, i64 %v409
  store <8 x float> %v391, ptr %v410, align 32
  %v411 = add nsw i64 %key_row1, 8
  %v412 = icmp slt i64 %v411, %v105
  br i1 %v412, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v418 = add nsw i64 %v107, %v1
  %v419 = icmp sgt i64 %v417, %v418
  br i1 %v419, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v500, %key_row_3_end ]
  %v420 = getelementptr i32, ptr %v48, i64 %vector2
  %v421 = load <8 x i32>, ptr %v420, align 4
  %v422 = getelementptr i32, ptr %v51, i64 %vector2
  %v423 = load <8 x i32>, ptr %v422, align 4
  %v424 = getelementptr float, ptr %scratch, i64 %vector2
  %v425 = load <8 x float>, ptr %v424, align 32
  %v426 = getelementptr float, ptr %v98, i64 %vector2
  %v427 = load <8 x float>, ptr %v426, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  br i1 %v149, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %vector_2 ], [ %v443, %key_row_2 ]
  %v428 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v442, %key_row_2 ]
  %v429 = add nsw i64 %key0, %key_row2
  %v430 = mul nsw i64 %key_row2, 8
  %v431 = add nsw i64 %v430, %vector2
  %v432 = getelementptr float, ptr %v395, i64 %v431
  %v433 = load <8 x float>, ptr %v432, align 32
  %v438 = fmul <8 x float> %v433, %v437
  %v439 = fcmp ogt <8 x float> %v438, %v428
  %v440 = select <8 x i1> %v439, <8 x float> %v438, <8 x float> %v428
  %v441 = fcmp uno <8 x float> %v438, %v438
  %v442 = select <8 x i1> %v441, <8 x float> %v438, <8 x float> %v440
  store <8 x float> %v438, ptr %v432, align 32
  %v443 = add nsw i64 %key_row2, 1
  %v444 = icmp slt i64 %v443, %v105
  br i1 %v444, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v445 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v442, %key_row_2 ]
  %v446 = fcmp ogt <8 x float> %v445, %v425
  %v447 = select <8 x i1> %v446, <8 x float> %v445, <8 x float> %v425
  %v448 = fcmp uno <8 x float> %v445, %v445
  %v449 = select <8 x i1> %v448, <8 x float> %v445, <8 x float> %v447
  %v450 = fcmp oeq <8 x float> %v449, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v451 = select <8 x i1> %v450, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v449
  %v452 = fsub <8 x float> %v425, %v451
  %v453 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v452
  %v454 = select <8 x i1> %v453, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v452
  %v455 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v454, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v456 = fsub <8 x float> %v455, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v457 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v456, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v454)
  %v458 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v456, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v457)
  %v459 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v458, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v460 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v459, <8 x float> %v458, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v461 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v460, <8 x float> %v458, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v462 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v461, <8 x float> %v458, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v463 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v462, <8 x float> %v458, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v464 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v463, <8 x float> %v458, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v465 = bitcast <8 x float> %v455 to <8 x i32>
  %v466 = shl <8 x i32> %v465, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v467 = bitcast <8 x i32> %v466 to <8 x float>
  %v468 = fmul <8 x float> %v464, %v467
  %v470 = getelementptr float, ptr %v469, i64 %vector2
  store <8 x float> %v468, ptr %v470, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v149, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v495, %key_row_3 ]
  %v471 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v494, %key_row_3 ]
  %v472 = add nsw i64 %key0, %key_row3
  %v473 = mul nsw i64 %key_row3, 8
  %v474 = add nsw i64 %v473, %vector2
  %v475 = getelementptr float, ptr %v395, i64 %v474
  %v476 = load <8 x float>, ptr %v475, align 32
  %v477 = fsub <8 x float> %v476, %v451
  %v478 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v477
  %v479 = select <8 x i1> %v478, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v477
  %v480 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v479, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v481 = fsub <8 x float> %v480, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v482 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v481, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v479)
  %v483 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v481, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v482)
  %v484 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v483, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v485 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v484, <8 x float> %v483, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v486 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v485, <8 x float> %v483, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v487 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v486, <8 x float> %v483, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v488 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v487, <8 x float> %v483, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v489 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v488, <8 x float> %v483, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v490 = bitcast <8 x float> %v480 to <8 x i32>
  %v491 = shl <8 x i32> %v490, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v492 = bitcast <8 x i32> %v491 to <8 x float>
  %v493 = fmul <8 x float> %v489, %v492
  %v494 = fadd <8 x float> %v471, %v493
  store <8 x float> %v493, ptr %v475, align 32
  %v495 = add nsw i64 %key_row3, 1
  %v496 = icmp slt i64 %v495, %v105
  br i1 %v496, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v497 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v494, %key_row_3 ]
  %v498 = fmul <8 x float> %v427, %v468
  %v499 = fadd <8 x float> %v498, %v497
  store <8 x float> %v449, ptr %v424, align 32
  store <8 x float> %v499, ptr %v426, align 32
  %v500 = add nsw i64 %vector2, 8
  %v501 = icmp slt i64 %v500, 8
  br i1 %v501, label %vector_2, label %vector_2_end
vector_2_end:
  br label %join_0
else_0:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %else_0 ], [ %v590, %key_row_5_end ]
  %v502 = getelementptr i32, ptr %v48, i64 %vector3
  %v503 = load <8 x i32>, ptr %v502, align 4
  %v504 = getelementptr i32, ptr %v51, i64 %vector3
  %v505 = load <8 x i32>, ptr %v504, align 4
  %v506 = getelementptr float, ptr %scratch, i64 %vector3
  %v507 = load <8 x float>, ptr %v506, align 32
  %v508 = getelementptr float, ptr %v98, i64 %vector3
  %v509 = load <8 x float>, ptr %v508, align 32
  ; GM[h,p] = max{m} S[h,p,m]
  %v517 = add <8 x i32> %v503, %v516
  %v521 = sub <8 x i32> %v517, %v520
  br i1 %v149, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %vector_3 ], [ %v534, %key_row_4 ]
  %v510 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v533, %key_row_4 ]
  %v511 = add nsw i64 %key0, %key_row4
  %v512 = mul nsw i64 %key_row4, 8
  %v513 = add nsw i64 %v512, %vector3
  %v522 = trunc i64 %v511 to i32
  %v523 = insertelement <8 x i32> poison, i32 %v522, i64 0
  %v524 = shufflevector <8 x i32> %v523, <8 x i32> poison, <8 x i32> zeroinitializer
  %v525 = icmp sle <8 x i32> %v524, %v521
  %v526 = getelementptr float, ptr %v395, i64 %v513
  %v527 = load <8 x float>, ptr %v526, align 32
  %v528 = fmul <8 x float> %v527, %v437
  %v529 = select <8 x i1> %v525, <8 x float> %v528, <8 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v530 = fcmp ogt <8 x float> %v529, %v510
  %v531 = select <8 x i1> %v530, <8 x float> %v529, <8 x float> %v510
  %v532 = fcmp uno <8 x float> %v529, %v529
  %v533 = select <8 x i1> %v532, <8 x float> %v529, <8 x float> %v531
  store <8 x float> %v529, ptr %v526, align 32
  %v534 = add nsw i64 %key_row4, 1
  %v535 = icmp slt i64 %v534, %v105
  br i1 %v535, label %key_row_4, label %key_row_4_end
key_row_4_end:
  %v536 = phi <8 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v533, %key_row_4 ]
  %v537 = fcmp ogt <8 x float> %v536, %v507
  %v538 = select <8 x i1> %v537, <8 x float> %v536, <8 x float> %v507
  %v539 = fcmp uno <8 x float> %v536, %v536
  %v540 = select <8 x i1> %v539, <8 x float> %v536, <8 x float> %v538
  %v541 = fcmp oeq <8 x float> %v540, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v542 = select <8 x i1> %v541, <8 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <8 x float> %v540
  %v543 = fsub <8 x float> %v507, %v542
  %v544 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v543
  %v545 = select <8 x i1> %v544, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v543
  %v546 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v545, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v547 = fsub <8 x float> %v546, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v548 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v547, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v545)
  %v549 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v547, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v548)
  %v550 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v549, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v551 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v550, <8 x float> %v549, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v552 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v551, <8 x float> %v549, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v553 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v552, <8 x float> %v549, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v554 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v553, <8 x float> %v549, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v555 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v554, <8 x float> %v549, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v556 = bitcast <8 x float> %v546 to <8 x i32>
  %v557 = shl <8 x i32> %v556, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v558 = bitcast <8 x i32> %v557 to <8 x float>
  %v559 = fmul <8 x float> %v555, %v558
  %v560 = getelementptr float, ptr %v469, i64 %vector3
  store <8 x float> %v559, ptr %v560, align 32
  ; D[h,p] = sum{m} N[h,p,m]
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  br i1 %v149, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %key_row_4_end ], [ %v585, %key_row_5 ]
  %v561 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v584, %key_row_5 ]
  %v562 = add nsw i64 %key0, %key_row5
  %v563 = mul nsw i64 %key_row5, 8
  %v564 = add nsw i64 %v563, %vector3
  %v565 = getelementptr float, ptr %v395, i64 %v564
  %v566 = load <8 x float>, ptr %v565, align 32
  %v567 = fsub <8 x float> %v566, %v542
  %v568 = fcmp ogt <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v567
  %v569 = select <8 x i1> %v568, <8 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <8 x float> %v567
  %v570 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v569, <8 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <8 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v571 = fsub <8 x float> %v570, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v572 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v571, <8 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <8 x float> %v569)
  %v573 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v571, <8 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <8 x float> %v572)
  %v574 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <8 x float> %v573, <8 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v575 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v574, <8 x float> %v573, <8 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v576 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v575, <8 x float> %v573, <8 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v577 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v576, <8 x float> %v573, <8 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v578 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v577, <8 x float> %v573, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v579 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v578, <8 x float> %v573, <8 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v580 = bitcast <8 x float> %v570 to <8 x i32>
  %v581 = shl <8 x i32> %v580, <i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23, i32 23>
  %v582 = bitcast <8 x i32> %v581 to <8 x float>
  %v583 = fmul <8 x float> %v579, %v582
  %v584 = fadd <8 x float> %v561, %v583
  store <8 x float> %v583, ptr %v565, align 32
  %v585 = add nsw i64 %key_row5, 1
  %v586 = icmp slt i64 %v585, %v105
  br i1 %v586, label %key_row_5, label %key_row_5_end
key_row_5_end:
  %v587 = phi <8 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_4_end ], [ %v584, %key_row_5 ]
  %v588 = fmul <8 x float> %v509, %v559
  %v589 = fadd <8 x float> %v588, %v587
  store <8 x float> %v540, ptr %v506, align 32
  store <8 x float> %v589, ptr %v508, align 32
  %v590 = add nsw i64 %vector3, 8
  %v591 = icmp slt i64 %v590, 8
  br i1 %v591, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  br i1 %v149, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %join_0 ], [ %v607, %column_2_end ]
  %v592 = mul nsw i64 %key_row6, 80
  %v594 = getelementptr float, ptr %v593, i64 %v592
  %v595 = add nsw i64 %key0, %key_row6
  %v596 = mul nsw i64 %v595, %v123
  %v597 = add nsw i64 %v121, %v596
  %v598 = getelementptr i16, ptr %v127, i64 %v597
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %key_row_6 ], [ %v605, %column_2 ]
  %v599 = getelementptr i16, ptr %v598, i64 %column2
  %v600 = load <8 x i16>, ptr %v599, align 2
  %v601 = getelementptr float, ptr %v594, i64 %column2
  %v602 = zext <8 x i16> %v600 to <8 x i32>
  %v603 = shl <8 x i32> %v602, <i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16, i32 16>
  %v604 = bitcast <8 x i32> %v603 to <8 x float>
  store <8 x float> %v604, ptr %v601, align 32
  %v605 = add nsw i64 %column2, 8
  %v606 = icmp slt i64 %v605, 64
  br i1 %v606, label %column_2, label %column_2_end
column_2_end:
  %v607 = add nsw i64 %key_row6, 1
  %v608 = icmp slt i64 %v607, %v105
  br i1 %v608, label %key_row_6, label %key_row_6_end
key_row_6_end:
  ; out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  %v609 = load <8 x float>, ptr %v469, align 32
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %key_row_6_end ], [ %v723, %key_row_7_end ]
  %v610 = getelementptr float, ptr %v593, i64 %f0
  %v619 = udiv i64 %f0, 8
  %v620 = mul nsw i64 %v619, 8
  br i1 %v149, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %f_0 ], [ %v674, %key_row_7 ]
  %v611 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v638, %key_row_7 ]
  %v612 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v643, %key_row_7 ]
  %v613 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v648, %key_row_7 ]
  %v614 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v653, %key_row_7 ]
  %v615 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v658, %key_row_7 ]
  %v616 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v663, %key_row_7 ]
  %v617 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v668, %key_row_7 ]
  %v618 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v673, %key_row_7 ]
  %v621 = add nsw i64 %v620, %key_row7
  %v622 = call i64 @llvm.smin.i64(i64 %v621, i64 15)
  %v623 = udiv i64 %v622, 2
  %v624 = urem i64 %v622, 2
  %v625 = mul nsw i64 %v624, 64
  %v626 = call i64 @llvm.smin.i64(i64 %v623, i64 %v148)
  %v627 = mul nsw i64 %v626, %v147
  %v628 = getelementptr i8, ptr %v146, i64 %v627
  %v629 = getelementptr i8, ptr %v628, i64 %v625
  call void @llvm.prefetch.p0(ptr %v629, i32 0, i32 3, i32 1)
  %v630 = mul nsw i64 %key_row7, 8
  %v631 = getelementptr float, ptr %v395, i64 %v630
  %v632 = load <8 x float>, ptr %v631, align 32
  %v633 = mul nsw i64 %key_row7, 80
  %v634 = getelementptr float, ptr %v610, i64 %v633
  %v635 = load float, ptr %v634, align 4
  %v636 = insertelement <8 x float> poison, float %v635, i64 0
  %v637 = shufflevector <8 x float> %v636, <8 x float> poison, <8 x i32> zeroinitializer
  %v638 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v637, <8 x float> %v632, <8 x float> %v611)
  %v639 = getelementptr float, ptr %v634, i64 1
  %v640 = load float, ptr %v639, align 4
  %v641 = insertelement <8 x float> poison, float %v640, i64 0
  %v642 = shufflevector <8 x float> %v641, <8 x float> poison, <8 x i32> zeroinitializer
  %v643 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v642, <8 x float> %v632, <8 x float> %v612)
  %v644 = getelementptr float, ptr %v634, i64 2
  %v645 = load float, ptr %v644, align 4
  %v646 = insertelement <8 x float> poison, float %v645, i64 0
  %v647 = shufflevector <8 x float> %v646, <8 x float> poison, <8 x i32> zeroinitializer
  %v648 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v647, <8 x float> %v632, <8 x float> %v613)
  %v649 = getelementptr float, ptr %v634, i64 3
  %v650 = load float, ptr %v649, align 4
  %v651 = insertelement <8 x float> poison, float %v650, i64 0
  %v652 = shufflevector <8 x float> %v651, <8 x float> poison, <8 x i32> zeroinitializer
  %v653 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v652, <8 x float> %v632, <8 x float> %v614)
  %v654 = getelementptr float, ptr %v634, i64 4
  %v655 = load float, ptr %v654, align 4
  %v656 = insertelement <8 x float> poison, float %v655, i64 0
  %v657 = shufflevector <8 x float> %v656, <8 x float> poison, <8 x i32> zeroinitializer
  %v658 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v657, <8 x float> %v632, <8 x float> %v615)
  %v659 = getelementptr float, ptr %v634, i64 5
  %v660 = load float, ptr %v659, align 4
  %v661 = insertelement <8 x float> poison, float %v660, i64 0
  %v662 = shufflevector <8 x float> %v661, <8 x float> poison, <8 x i32> zeroinitializer
  %v663 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v662, <8 x float> %v632, <8 x float> %v616)
  %v664 = getelementptr float, ptr %v634, i64 6
  %v665 = load float, ptr %v664, align 4
  %v666 = insertelement <8 x float> poison, float %v665, i64 0
  %v667 = shufflevector <8 x float> %v666, <8 x float> poison, <8 x i32> zeroinitializer
  %v668 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v667, <8 x float> %v632, <8 x float> %v617)
  %v669 = getelementptr float, ptr %v634, i64 7
  %v670 = load float, ptr %v669, align 4
  %v671 = insertelement <8 x float> poison, float %v670, i64 0
  %v672 = shufflevector <8 x float> %v671, <8 x float> poison, <8 x i32> zeroinitializer
  %v673 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v672, <8 x float> %v632, <8 x float> %v618)
  %v674 = add nsw i64 %key_row7, 1
  %v675 = icmp slt i64 %v674, %v105
  br i1 %v675, label %key_row_7, label %key_row_7_end
key_row_7_end:
  %v676 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v638, %key_row_7 ]
  %v677 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v643, %key_row_7 ]
  %v678 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v648, %key_row_7 ]
  %v679 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v653, %key_row_7 ]
  %v680 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v658, %key_row_7 ]
  %v681 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v663, %key_row_7 ]
  %v682 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v668, %key_row_7 ]
  %v683 = phi <8 x float> [ zeroinitializer, %f_0 ], [ %v673, %key_row_7 ]
  %v684 = mul nsw i64 %f0, 8
  %v685 = getelementptr float, ptr %v102, i64 %v684
  %v686 = load <8 x float>, ptr %v685, align 32
  %v687 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v686, <8 x float> %v609, <8 x float> %v676)
  store <8 x float> %v687, ptr %v685, align 32
  %v688 = add nsw i64 %f0, 1
  %v689 = mul nsw i64 %v688, 8
  %v690 = getelementptr float, ptr %v102, i64 %v689
  %v691 = load <8 x float>, ptr %v690, align 32
  %v692 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v691, <8 x float> %v609, <8 x float> %v677)
  store <8 x float> %v692, ptr %v690, align 32
  %v693 = add nsw i64 %f0, 2
  %v694 = mul nsw i64 %v693, 8
  %v695 = getelementptr float, ptr %v102, i64 %v694
  %v696 = load <8 x float>, ptr %v695, align 32
  %v697 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v696, <8 x float> %v609, <8 x float> %v678)
  store <8 x float> %v697, ptr %v695, align 32
  %v698 = add nsw i64 %f0, 3
  %v699 = mul nsw i64 %v698, 8
  %v700 = getelementptr float, ptr %v102, i64 %v699
  %v701 = load <8 x float>, ptr %v700, align 32
  %v702 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v701, <8 x float> %v609, <8 x float> %v679)
  store <8 x float> %v702, ptr %v700, align 32
  %v703 = add nsw i64 %f0, 4
  %v704 = mul nsw i64 %v703, 8
  %v705 = getelementptr float, ptr %v102, i64 %v704
  %v706 = load <8 x float>, ptr %v705, align 32
  %v707 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v706, <8 x float> %v609, <8 x float> %v680)
  store <8 x float> %v707, ptr %v705, align 32
  %v708 = add nsw i64 %f0, 5
  %v709 = mul nsw i64 %v708, 8
  %v710 = getelementptr float, ptr %v102, i64 %v709
  %v711 = load <8 x float>, ptr %v710, align 32
  %v712 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v711, <8 x float> %v609, <8 x float> %v681)
  store <8 x float> %v712, ptr %v710, align 32
  %v713 = add nsw i64 %f0, 6
  %v714 = mul nsw i64 %v713, 8
  %v715 = getelementptr float, ptr %v102, i64 %v714
  %v716 = load <8 x float>, ptr %v715, align 32
  %v717 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v716, <8 x float> %v609, <8 x float> %v682)
  store <8 x float> %v717, ptr %v715, align 32
  %v718 = add nsw i64 %f0, 7
  %v719 = mul nsw i64 %v718, 8
  %v720 = getelementptr float, ptr %v102, i64 %v719
  %v721 = load <8 x float>, ptr %v720, align 32
  %v722 = call <8 x float> @llvm.fmuladd.v8f32(<8 x float> %v721, <8 x float> %v609, <8 x float> %v683)
  store <8 x float> %v722, ptr %v720, align 32
  %v723 = add nsw i64 %f0, 8
  %v724 = icmp slt i64 %v723, 64
  br i1 %v724, label %f_0, label %f_0_end
f_0_end:
  %v725 = add nsw i64 %key0, 8
  %v726 = icmp slt i64 %v725, %end
  br i1 %v726, label %key_0, label %key_0_end
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
  %v99 = getelementptr i8, ptr %scratch, i64 4928
  %v111 = getelementptr i8, ptr %scratch, i64 6976
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
