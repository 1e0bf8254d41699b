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
  %v19 = call i64 @llvm.smin.i64(i64 0, i64 %v18)
  %v20 = call i64 @llvm.smax.i64(i64 %v18, i64 %v19)
  store i64 %v19, ptr %range, align 8
  %v21 = getelementptr i8, ptr %range, i64 8
  store i64 %v20, ptr %v21, align 8
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
  %v23 = getelementptr i8, ptr %arguments, i64 16
  %v24 = load i64, ptr %v23, align 8
  %v25 = mul nsw i64 %v6, %v24
  %v26 = getelementptr i8, ptr %arguments, i64 24
  %v27 = load i64, ptr %v26, align 8
  %v30 = getelementptr i8, ptr %arguments, i64 32
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
  %v77 = icmp slt i64 %begin, %end
  %v84 = getelementptr i8, ptr %scratch, i64 10176
  %v87 = getelementptr i8, ptr %arguments, i64 40
  %v88 = load i64, ptr %v87, align 8
  %v89 = mul nsw i64 %v6, %v88
  %v90 = getelementptr i8, ptr %arguments, i64 48
  %v91 = load i64, ptr %v90, align 8
  %v94 = getelementptr i8, ptr %arguments, i64 56
  %v95 = load ptr, ptr %v94, align 8
  %v152 = getelementptr float, ptr %v58, i64 4
  %v155 = getelementptr float, ptr %v58, i64 8
  %v189 = getelementptr i8, ptr %scratch, i64 6336
  %v191 = getelementptr float, ptr %v189, i64 4
  %v193 = getelementptr float, ptr %v189, i64 8
  %v225 = getelementptr i8, ptr %arguments, i64 64
  %v226 = load float, ptr %v225, align 4
  %v227 = insertelement <4 x float> poison, float %v226, i64 0
  %v228 = shufflevector <4 x float> %v227, <4 x float> poison, <4 x i32> zeroinitializer
  %v260 = getelementptr i8, ptr %scratch, i64 8064
  %v293 = getelementptr i8, ptr %scratch, i64 26560
  %v314 = getelementptr i8, ptr %arguments, i64 72
  %v315 = load i64, ptr %v314, align 8
  %v316 = mul nsw i64 %v6, %v315
  %v318 = insertelement <4 x i64> poison, i64 %v316, i64 0
  %v319 = shufflevector <4 x i64> %v318, <4 x i64> poison, <4 x i32> zeroinitializer
  %v321 = getelementptr i8, ptr %arguments, i64 80
  %v322 = load ptr, ptr %v321, align 8
  %v325 = getelementptr i8, ptr %arguments, i64 88
  %v326 = load i64, ptr %v325, align 8
  %v327 = mul nsw i64 %v6, %v326
  %v329 = getelementptr i8, ptr %arguments, i64 96
  %v330 = load ptr, ptr %v329, align 8
  %v410 = getelementptr i8, ptr %scratch, i64 18368
  %v416 = getelementptr i8, ptr %arguments, i64 104
  %v417 = load i64, ptr %v416, align 8
  %v418 = mul nsw i64 %v6, %v417
  %v419 = getelementptr i8, ptr %arguments, i64 112
  %v420 = load i64, ptr %v419, align 8
  %v423 = getelementptr i8, ptr %arguments, i64 120
  %v424 = load ptr, ptr %v423, align 8
  %v452 = getelementptr float, ptr %v260, i64 4
  %v454 = getelementptr float, ptr %v260, i64 8
  %v523 = getelementptr float, ptr %v76, i64 4
  %v527 = getelementptr float, ptr %v76, i64 8
  br i1 %v77, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v566, %f_0_end ]
  %v78 = sub nsw i64 %end, %key0
  %v79 = call i64 @llvm.smin.i64(i64 %v78, i64 32)
  %v80 = sub nsw i64 %v79, 1
  %v81 = add nsw i64 %key0, %v80
  %v82 = icmp slt i64 0, %v79
  br i1 %v82, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v120, %column_1_end ]
  %v83 = mul nsw i64 %key_row0, 64
  %v85 = getelementptr float, ptr %v84, i64 %v83
  %v86 = add nsw i64 %key0, %key_row0
  %v92 = mul nsw i64 %v86, %v91
  %v93 = add nsw i64 %v89, %v92
  %v96 = getelementptr half, ptr %v95, i64 %v93
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %key_row_0 ], [ %v118, %column_1 ]
  %v97 = getelementptr half, ptr %v96, i64 %column1
  %v98 = load <4 x half>, ptr %v97, align 2
  %v99 = getelementptr float, ptr %v85, i64 %column1
  %v100 = bitcast <4 x half> %v98 to <4 x i16>
  %v101 = zext <4 x i16> %v100 to <4 x i32>
  %v102 = and <4 x i32> %v101, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v103 = xor <4 x i32> %v101, %v102
  %v104 = shl <4 x i32> %v103, <i32 16, i32 16, i32 16, i32 16>
  %v105 = shl <4 x i32> %v102, <i32 13, i32 13, i32 13, i32 13>
  %v106 = add <4 x i32> %v105, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v107 = add <4 x i32> %v106, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v108 = bitcast <4 x i32> %v107 to <4 x float>
  %v109 = fsub <4 x float> %v108, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v110 = bitcast <4 x float> %v109 to <4 x i32>
  %v111 = icmp ult <4 x i32> %v102, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v112 = select <4 x i1> %v111, <4 x i32> %v110, <4 x i32> %v106
  %v113 = or <4 x i32> %v105, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v114 = icmp uge <4 x i32> %v102, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v115 = select <4 x i1> %v114, <4 x i32> %v113, <4 x i32> %v112
  %v116 = or <4 x i32> %v115, %v104
  %v117 = bitcast <4 x i32> %v116 to <4 x float>
  store <4 x float> %v117, ptr %v99, align 16
  %v118 = add nsw i64 %column1, 4
  %v119 = icmp slt i64 %v118, 64
  br i1 %v119, label %column_1, label %column_1_end
column_1_end:
  %v120 = add nsw i64 %key_row0, 1
  %v121 = icmp slt i64 %v120, %v79
  br i1 %v121, label %key_row_0, label %key_row_0_end
key_row_0_end:
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where dq[p] == dk[m]
  br i1 %v82, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %key_row_0_end ], [ %v207, %e_0_end ]
  %v122 = call i64 @llvm.smin.i64(i64 %key_row1, i64 %v80)
  %v123 = mul nsw i64 %v122, 64
  %v124 = getelementptr float, ptr %v84, i64 %v123
  %v125 = add nsw i64 %key_row1, 1
  %v126 = call i64 @llvm.smin.i64(i64 %v125, i64 %v80)
  %v127 = mul nsw i64 %v126, 64
  %v128 = getelementptr float, ptr %v84, i64 %v127
  %v129 = add nsw i64 %key_row1, 2
  %v130 = call i64 @llvm.smin.i64(i64 %v129, i64 %v80)
  %v131 = mul nsw i64 %v130, 64
  %v132 = getelementptr float, ptr %v84, i64 %v131
  %v133 = add nsw i64 %key_row1, 3
  %v134 = call i64 @llvm.smin.i64(i64 %v133, i64 %v80)
  %v135 = mul nsw i64 %v134, 64
  %v136 = getelementptr float, ptr %v84, i64 %v135
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_1 ], [ %v186, %e_0 ]
  %v137 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v162, %e_0 ]
  %v138 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v163, %e_0 ]
  %v139 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v164, %e_0 ]
  %v140 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v169, %e_0 ]
  %v141 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v170, %e_0 ]
  %v142 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v171, %e_0 ]
  %v143 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v176, %e_0 ]
  %v144 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v177, %e_0 ]
  %v145 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v178, %e_0 ]
  %v146 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v183, %e_0 ]
  %v147 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v184, %e_0 ]
  %v148 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v185, %e_0 ]
  %v149 = mul nsw i64 %e0, 12
  %v150 = getelementptr float, ptr %v58, i64 %v149
  %v151 = load <4 x float>, ptr %v150, align 16
  %v153 = getelementptr float, ptr %v152, i64 %v149
  %v154 = load <4 x float>, ptr %v153, align 16
  %v156 = getelementptr float, ptr %v155, i64 %v149
  %v157 = load <4 x float>, ptr %v156, align 16
  %v158 = getelementptr float, ptr %v124, i64 %e0
  %v159 = load float, ptr %v158, align 4
  %v160 = insertelement <4 x float> poison, float %v159, i64 0
  %v161 = shufflevector <4 x float> %v160, <4 x float> poison, <4 x i32> zeroinitializer
  %v162 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v161, <4 x float> %v151, <4 x float> %v137)
  %v163 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v161, <4 x float> %v154, <4 x float> %v138)
  %v164 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v161, <4 x float> %v157, <4 x float> %v139)
  %v165 = getelementptr float, ptr %v128, i64 %e0
  %v166 = load float, ptr %v165, align 4
  %v167 = insertelement <4 x float> poison, float %v166, i64 0
  %v168 = shufflevector <4 x float> %v167, <4 x float> poison, <4 x i32> zeroinitializer
  %v169 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v168, <4 x float> %v151, <4 x float> %v140)
  %v170 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v168, <4 x float> %v154, <4 x float> %v141)
  %v171 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v168, <4 x float> %v157, <4 x float> %v142)
  %v172 = getelementptr float, ptr %v132, i64 %e0
  %v173 = load float, ptr %v172, align 4
  %v174 = insertelement <4 x float> poison, float %v173, i64 0
  %v175 = shufflevector <4 x float> %v174, <4 x float> poison, <4 x i32> zeroinitializer
  %v176 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v175, <4 x float> %v151, <4 x float> %v143)
  %v177 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v175, <4 x float> %v154, <4 x float> %v144)
  %v178 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v175, <4 x float> %v157, <4 x float> %v145)
  %v179 = getelementptr float, ptr %v136, i64 %e0
  %v180 = load float, ptr %v179, align 4
  %v181 = insertelement <4 x float> poison, float %v180, i64 0
  %v182 = shufflevector <4 x float> %v181, <4 x float> poison, <4 x i32> zeroinitializer
  %v183 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v182, <4 x float> %v151, <4 x float> %v146)
  %v184 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v182, <4 x float> %v154, <4 x float> %v147)
  %v185 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v182, <4 x float> %v157, <4 x float> %v148)
  %v186 = add nsw i64 %e0, 1
  %v187 = icmp slt i64 %v186, 64
  br i1 %v187, label %e_0, label %e_0_end
e_0_end:
  %v188 = mul nsw i64 %key_row1, 12
  %v190 = getelementptr float, ptr %v189, i64 %v188
  store <4 x float> %v162, ptr %v190, align 16
  %v192 = getelementptr float, ptr %v191, i64 %v188
  store <4 x float> %v163, ptr %v192, align 16
  %v194 = getelementptr float, ptr %v193, i64 %v188
  store <4 x float> %v164, ptr %v194, align 16
  %v195 = mul nsw i64 %v125, 12
  %v196 = getelementptr float, ptr %v189, i64 %v195
  store <4 x float> %v169, ptr %v196, align 16
  %v197 = getelementptr float, ptr %v191, i64 %v195
  store <4 x float> %v170, ptr %v197, align 16
  %v198 = getelementptr float, ptr %v193, i64 %v195
  store <4 x float> %v171, ptr %v198, align 16
  %v199 = mul nsw i64 %v129, 12
  %v200 = getelementptr float, ptr %v189, i64 %v199
  store <4 x float> %v176, ptr %v200, align 16
  %v201 = getelementptr float, ptr %v191, i64 %v199
  store <4 x float> %v177, ptr %v201, align 16
  %v202 = getelementptr float, ptr %v193, i64 %v199
  store <4 x float> %v178, ptr %v202, align 16
  %v203 = mul nsw i64 %v133, 12
  %v204 = getelementptr float, ptr %v189, i64 %v203
  store <4 x float> %v183, ptr %v204, align 16
  %v205 = getelementptr float, ptr %v191, i64 %v203
  store <4 x float> %v184, ptr %v205, align 16
  %v206 = getelementptr float, ptr %v193, i64 %v203
  store <4 x float> %v185, ptr %v206, align 16
  %v207 = add nsw i64 %key_row1, 4
  %v208 = icmp slt i64 %v207, %v79
  br i1 %v208, label %key_row_1, label %key_row_1_end
key_row_1_end:
  br i1 false, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v291, %key_row_3_end ]
  %v209 = add nsw i64 %v7, %vector2
  %v210 = trunc i64 %v209 to i32
  %v211 = insertelement <4 x i32> poison, i32 %v210, i64 0
  %v212 = shufflevector <4 x i32> %v211, <4 x i32> poison, <4 x i32> zeroinitializer
  %v213 = add <4 x i32> %v212, <i32 0, i32 1, i32 2, i32 3>
  %v214 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v213, <4 x i32> %v69)
  %v215 = getelementptr float, ptr %scratch, i64 %vector2
  %v216 = load <4 x float>, ptr %v215, align 16
  %v217 = getelementptr float, ptr %v72, i64 %vector2
  %v218 = load <4 x float>, ptr %v217, align 16
  ; GM[p] = max{m} S[p,m]
  br i1 %v82, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %vector_2 ], [ %v234, %key_row_2 ]
  %v219 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v233, %key_row_2 ]
  %v220 = add nsw i64 %key0, %key_row2
  %v221 = mul nsw i64 %key_row2, 12
  %v222 = add nsw i64 %v221, %vector2
  %v223 = getelementptr float, ptr %v189, i64 %v222
  %v224 = load <4 x float>, ptr %v223, align 16
  %v229 = fmul <4 x float> %v224, %v228
  %v230 = fcmp ogt <4 x float> %v229, %v219
  %v231 = select <4 x i1> %v230, <4 x float> %v229, <4 x float> %v219
  %v232 = fcmp uno <4 x float> %v229, %v229
  %v233 = select <4 x i1> %v232, <4 x float> %v229, <4 x float> %v231
  store <4 x float> %v229, ptr %v223, align 16
  %v234 = add nsw i64 %key_row2, 1
  %v235 = icmp slt i64 %v234, %v79
  br i1 %v235, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v236 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v233, %key_row_2 ]
  %v237 = fcmp ogt <4 x float> %v236, %v216
  %v238 = select <4 x i1> %v237, <4 x float> %v236, <4 x float> %v216
  %v239 = fcmp uno <4 x float> %v236, %v236
  %v240 = select <4 x i1> %v239, <4 x float> %v236, <4 x float> %v238
  %v241 = fcmp oeq <4 x float> %v240, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v242 = select <4 x i1> %v241, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v240
  %v243 = fsub <4 x float> %v216, %v242
  %v244 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v243
  %v245 = select <4 x i1> %v244, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v243
  %v246 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v245, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v247 = fsub <4 x float> %v246, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v248 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v247, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v245)
  %v249 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v247, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v248)
  %v250 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v249, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v251 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v250, <4 x float> %v249, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v252 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v251, <4 x float> %v249, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v253 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v252, <4 x float> %v249, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v254 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v253, <4 x float> %v249, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v255 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v254, <4 x float> %v249, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v256 = bitcast <4 x float> %v246 to <4 x i32>
  %v257 = shl <4 x i32> %v256, <i32 23, i32 23, i32 23, i32 23>
  %v258 = bitcast <4 x i32> %v257 to <4 x float>
  %v259 = fmul <4 x float> %v255, %v258
  %v261 = getelementptr float, ptr %v260, i64 %vector2
  store <4 x float> %v259, ptr %v261, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v82, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v286, %key_row_3 ]
  %v262 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v285, %key_row_3 ]
  %v263 = add nsw i64 %key0, %key_row3
  %v264 = mul nsw i64 %key_row3, 12
  %v265 = add nsw i64 %v264, %vector2
  %v266 = getelementptr float, ptr %v189, i64 %v265
  %v267 = load <4 x float>, ptr %v266, align 16
  %v268 = fsub <4 x float> %v267, %v242
  %v269 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v268
  %v270 = select <4 x i1> %v269, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v268
  %v271 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v270, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v272 = fsub <4 x float> %v271, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v273 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v272, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v270)
  %v274 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v272, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v273)
  %v275 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v274, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v276 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v275, <4 x float> %v274, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v277 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v276, <4 x float> %v274, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v278 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v277, <4 x float> %v274, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v279 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v278, <4 x float> %v274, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v280 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v279, <4 x float> %v274, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v281 = bitcast <4 x float> %v271 to <4 x i32>
  %v282 = shl <4 x i32> %v281, <i32 23, i32 23, i32 23, i32 23>
  %v283 = bitcast <4 x i32> %v282 to <4 x float>
  %v284 = fmul <4 x float> %v280, %v283
  %v285 = fadd <4 x float> %v262, %v284
  store <4 x float> %v284, ptr %v266, align 16
  %v286 = add nsw i64 %key_row3, 1
  %v287 = icmp slt i64 %v286, %v79
  br i1 %v287, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v288 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v285, %key_row_3 ]
  %v289 = fmul <4 x float> %v218, %v259
  %v290 = fadd <4 x float> %v289, %v288
  store <4 x float> %v240, ptr %v215, align 16
  store <4 x float> %v290, ptr %v217, align 16
  %v291 = add nsw i64 %vector2, 4
  %v292 = icmp slt i64 %v291, 12
  br i1 %v292, label %vector_2, label %vector_2_end
vector_2_end:
  br i1 %v82, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %vector_2_end ], [ %v295, %key_row_4 ]
  %v294 = getelementptr i8, ptr %v293, i64 %key_row4
  store i8 1, ptr %v294, align 1
  %v295 = add nsw i64 %key_row4, 1
  %v296 = icmp slt i64 %v295, %v79
  br i1 %v296, label %key_row_4, label %key_row_4_end
key_row_4_end:
  br label %join_0
else_0:
  br i1 %v82, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %else_0 ], [ %v298, %key_row_5 ]
  %v297 = getelementptr i8, ptr %v293, i64 %key_row5
  store i8 0, ptr %v297, align 1
  %v298 = add nsw i64 %key_row5, 1
  %v299 = icmp slt i64 %v298, %v79
  br i1 %v299, label %key_row_5, label %key_row_5_end
key_row_5_end:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %key_row_5_end ], [ %v407, %key_row_7_end ]
  %v300 = add nsw i64 %v7, %vector3
  %v301 = trunc i64 %v300 to i32
  %v302 = insertelement <4 x i32> poison, i32 %v301, i64 0
  %v303 = shufflevector <4 x i32> %v302, <4 x i32> poison, <4 x i32> zeroinitializer
  %v304 = add <4 x i32> %v303, <i32 0, i32 1, i32 2, i32 3>
  %v305 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v304, <4 x i32> %v69)
  %v306 = getelementptr float, ptr %scratch, i64 %vector3
  %v307 = load <4 x float>, ptr %v306, align 16
  %v308 = getelementptr float, ptr %v72, i64 %vector3
  %v309 = load <4 x float>, ptr %v308, align 16
  ; GM[p] = max{m} S[p,m]
  %v317 = sext <4 x i32> %v305 to <4 x i64>
  %v320 = add nsw <4 x i64> %v319, %v317
  %v323 = getelementptr i32, ptr %v322, <4 x i64> %v320
  %v324 = call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> %v323, i32 4, <4 x i1> <i1 true, i1 true, i1 true, i1 true>, <4 x i32> poison)
  %v334 = sext <4 x i32> %v324 to <4 x i64>
  br i1 %v82, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %vector_3 ], [ %v351, %key_row_6 ]
  %v310 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v350, %key_row_6 ]
  %v311 = add nsw i64 %key0, %key_row6
  %v312 = mul nsw i64 %key_row6, 12
  %v313 = add nsw i64 %v312, %vector3
  %v328 = add nsw i64 %v327, %v311
  %v331 = getelementptr i32, ptr %v330, i64 %v328
  %v332 = load i32, ptr %v331, align 4
  %v333 = sext i32 %v332 to i64
  %v335 = insertelement <4 x i64> poison, i64 %v333, i64 0
  %v336 = shufflevector <4 x i64> %v335, <4 x i64> poison, <4 x i32> zeroinitializer
  %v337 = icmp eq <4 x i64> %v334, %v336
  %v338 = call i1 @llvm.vector.reduce.or.v4i1(<4 x i1> %v337)
  %v339 = getelementptr i8, ptr %v293, i64 %key_row6
  %v340 = load i8, ptr %v339, align 1
  %v341 = zext i1 %v338 to i8
  %v342 = or i8 %v340, %v341
  store i8 %v342, ptr %v339, align 1
  %v343 = getelementptr float, ptr %v189, i64 %v313
  %v344 = load <4 x float>, ptr %v343, align 16
  %v345 = fmul <4 x float> %v344, %v228
  %v346 = select <4 x i1> %v337, <4 x float> %v345, <4 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v347 = fcmp ogt <4 x float> %v346, %v310
  %v348 = select <4 x i1> %v347, <4 x float> %v346, <4 x float> %v310
  %v349 = fcmp uno <4 x float> %v346, %v346
  %v350 = select <4 x i1> %v349, <4 x float> %v346, <4 x float> %v348
  store <4 x float> %v346, ptr %v343, align 16
  %v351 = add nsw i64 %key_row6, 1
  %v352 = icmp slt i64 %v351, %v79
  br i1 %v352, label %key_row_6, label %key_row_6_end
key_row_6_end:
  %v353 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v350, %key_row_6 ]
  %v354 = fcmp ogt <4 x float> %v353, %v307
  %v355 = select <4 x i1> %v354, <4 x float> %v353, <4 x float> %v307
  %v356 = fcmp uno <4 x float> %v353, %v353
  %v357 = select <4 x i1> %v356, <4 x float> %v353, <4 x float> %v355
  %v358 = fcmp oeq <4 x float> %v357, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v359 = select <4 x i1> %v358, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v357
  %v360 = fsub <4 x float> %v307, %v359
  %v361 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v360
  %v362 = select <4 x i1> %v361, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v360
  %v363 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v362, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v364 = fsub <4 x float> %v363, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v365 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v364, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v362)
  %v366 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v364, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v365)
  %v367 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v366, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v368 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v367, <4 x float> %v366, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v369 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v368, <4 x float> %v366, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v370 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v369, <4 x float> %v366, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v371 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v370, <4 x float> %v366, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v372 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v371, <4 x float> %v366, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v373 = bitcast <4 x float> %v363 to <4 x i32>
  %v374 = shl <4 x i32> %v373, <i32 23, i32 23, i32 23, i32 23>
  %v375 = bitcast <4 x i32> %v374 to <4 x float>
  %v376 = fmul <4 x float> %v372, %v375
  %v377 = getelementptr float, ptr %v260, i64 %vector3
  store <4 x float> %v376, ptr %v377, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v82, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %key_row_6_end ], [ %v402, %key_row_7 ]
  %v378 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v401, %key_row_7 ]
  %v379 = add nsw i64 %key0, %key_row7
  %v380 = mul nsw i64 %key_row7, 12
  %v381 = add nsw i64 %v380, %vector3
  %v382 = getelementptr float, ptr %v189, i64 %v381
  %v383 = load <4 x float>, ptr %v382, align 16
  %v384 = fsub <4 x float> %v383, %v359
  %v385 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v384
  %v386 = select <4 x i1> %v385, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v384
  %v387 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v386, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v388 = fsub <4 x float> %v387, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v389 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v388, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v386)
  %v390 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v388, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v389)
  %v391 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v390, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v392 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v391, <4 x float> %v390, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v393 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v392, <4 x float> %v390, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v394 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v393, <4 x float> %v390, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v395 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v394, <4 x float> %v390, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v396 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v395, <4 x float> %v390, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v397 = bitcast <4 x float> %v387 to <4 x i32>
  %v398 = shl <4 x i32> %v397, <i32 23, i32 23, i32 23, i32 23>
  %v399 = bitcast <4 x i32> %v398 to <4 x float>
  %v400 = fmul <4 x float> %v396, %v399
  %v401 = fadd <4 x float> %v378, %v400
  store <4 x float> %v400, ptr %v382, align 16
  %v402 = add nsw i64 %key_row7, 1
  %v403 = icmp slt i64 %v402, %v79
  br i1 %v403, label %key_row_7, label %key_row_7_end
key_row_7_end:
  %v404 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v401, %key_row_7 ]
  %v405 = fmul <4 x float> %v309, %v376
  %v406 = fadd <4 x float> %v405, %v404
  store <4 x float> %v357, ptr %v306, align 16
  store <4 x float> %v406, ptr %v308, align 16
  %v407 = add nsw i64 %vector3, 4
  %v408 = icmp slt i64 %v407, 12
  br i1 %v408, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  br i1 %v82, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %join_0 ], [ %v449, %join_1 ]
  %v409 = mul nsw i64 %key_row8, 64
  %v411 = getelementptr float, ptr %v410, i64 %v409
  %v412 = getelementptr i8, ptr %v293, i64 %key_row8
  %v413 = load i8, ptr %v412, align 1
  %v414 = icmp ne i8 %v413, 0
  %v415 = add nsw i64 %key0, %key_row8
  %v421 = mul nsw i64 %v415, %v420
  %v422 = add nsw i64 %v418, %v421
  %v425 = getelementptr half, ptr %v424, i64 %v422
  br i1 %v414, label %then_1, label %else_1
then_1:
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %then_1 ], [ %v447, %column_2 ]
  %v426 = getelementptr half, ptr %v425, i64 %column2
  %v427 = load <4 x half>, ptr %v426, align 2
  %v428 = getelementptr float, ptr %v411, i64 %column2
  %v429 = bitcast <4 x half> %v427 to <4 x i16>
  %v430 = zext <4 x i16> %v429 to <4 x i32>
  %v431 = and <4 x i32> %v430, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v432 = xor <4 x i32> %v430, %v431
  %v433 = shl <4 x i32> %v432, <i32 16, i32 16, i32 16, i32 16>
  %v434 = shl <4 x i32> %v431, <i32 13, i32 13, i32 13, i32 13>
  %v435 = add <4 x i32> %v434, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v436 = add <4 x i32> %v435, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v437 = bitcast <4 x i32> %v436 to <4 x float>
  %v438 = fsub <4 x float> %v437, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v439 = bitcast <4 x float> %v438 to <4 x i32>
  %v440 = icmp ult <4 x i32> %v431, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v441 = select <4 x i1> %v440, <4 x i32> %v439, <4 x i32> %v435
  %v442 = or <4 x i32> %v434, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v443 = icmp uge <4 x i32> %v431, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v444 = select <4 x i1> %v443, <4 x i32> %v442, <4 x i32> %v441
  %v445 = or <4 x i32> %v444, %v433
  %v446 = bitcast <4 x i32> %v445 to <4 x float>
  store <4 x float> %v446, ptr %v428, align 16
  %v447 = add nsw i64 %column2, 4
  %v448 = icmp slt i64 %v447, 64
  br i1 %v448, label %column_2, label %column_2_end
column_2_end:
  br label %join_1
else_1:
  call void @llvm.memset.p0.i64(ptr %v411, i8 0, i64 256, i1 false)
  br label %join_1
join_1:
  %v449 = add nsw i64 %key_row8, 1
  %v450 = icmp slt i64 %v449, %v79
  br i1 %v450, label %key_row_8, label %key_row_8_end
key_row_8_end:
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v451 = load <4 x float>, ptr %v260, align 16
  %v453 = load <4 x float>, ptr %v452, align 16
  %v455 = load <4 x float>, ptr %v454, align 16
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %key_row_8_end ], [ %v564, %key_row_9_end ]
  %v456 = getelementptr float, ptr %v410, i64 %f0
  br i1 %v82, label %key_row_9, label %key_row_9_end
key_row_9:
  %key_row9 = phi i64 [ 0, %f_0 ], [ %v505, %key_row_9 ]
  %v457 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v481, %key_row_9 ]
  %v458 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v482, %key_row_9 ]
  %v459 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v483, %key_row_9 ]
  %v460 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v488, %key_row_9 ]
  %v461 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v489, %key_row_9 ]
  %v462 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v490, %key_row_9 ]
  %v463 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v495, %key_row_9 ]
  %v464 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v496, %key_row_9 ]
  %v465 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v497, %key_row_9 ]
  %v466 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v502, %key_row_9 ]
  %v467 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v503, %key_row_9 ]
  %v468 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v504, %key_row_9 ]
  %v469 = mul nsw i64 %key_row9, 12
  %v470 = getelementptr float, ptr %v189, i64 %v469
  %v471 = load <4 x float>, ptr %v470, align 16
  %v472 = getelementptr float, ptr %v191, i64 %v469
  %v473 = load <4 x float>, ptr %v472, align 16
  %v474 = getelementptr float, ptr %v193, i64 %v469
  %v475 = load <4 x float>, ptr %v474, align 16
  %v476 = mul nsw i64 %key_row9, 64
  %v477 = getelementptr float, ptr %v456, i64 %v476
  %v478 = load float, ptr %v477, align 4
  %v479 = insertelement <4 x float> poison, float %v478, i64 0
  %v480 = shufflevector <4 x float> %v479, <4 x float> poison, <4 x i32> zeroinitializer
  %v481 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v480, <4 x float> %v471, <4 x float> %v457)
  %v482 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v480, <4 x float> %v473, <4 x float> %v458)
  %v483 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v480, <4 x float> %v475, <4 x float> %v459)
  %v484 = getelementptr float, ptr %v477, i64 1
  %v485 = load float, ptr %v484, align 4
  %v486 = insertelement <4 x float> poison, float %v485, i64 0
  %v487 = shufflevector <4 x float> %v486, <4 x float> poison, <4 x i32> zeroinitializer
  %v488 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v487, <4 x float> %v471, <4 x float> %v460)
  %v489 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v487, <4 x float> %v473, <4 x float> %v461)
  %v490 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v487, <4 x float> %v475, <4 x float> %v462)
  %v491 = getelementptr float, ptr %v477, i64 2
  %v492 = load float, ptr %v491, align 4
  %v493 = insertelement <4 x float> poison, float %v492, i64 0
  %v494 = shufflevector <4 x float> %v493, <4 x float> poison, <4 x i32> zeroinitializer
  %v495 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v494, <4 x float> %v471, <4 x float> %v463)
  %v496 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v494, <4 x float> %v473, <4 x float> %v464)
  %v497 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v494, <4 x float> %v475, <4 x float> %v465)
  %v498 = getelementptr float, ptr %v477, i64 3
  %v499 = load float, ptr %v498, align 4
  %v500 = insertelement <4 x float> poison, float %v499, i64 0
  %v501 = shufflevector <4 x float> %v500, <4 x float> poison, <4 x i32> zeroinitializer
  %v502 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v501, <4 x float> %v471, <4 x float> %v466)
  %v503 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v501, <4 x float> %v473, <4 x float> %v467)
  %v504 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v501, <4 x float> %v475, <4 x float> %v468)
  %v505 = add nsw i64 %key_row9, 1
  %v506 = icmp slt i64 %v505, %v79
  br i1 %v506, label %key_row_9, label %key_row_9_end
key_row_9_end:
  %v507 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v481, %key_row_9 ]
  %v508 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v482, %key_row_9 ]
  %v509 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v483, %key_row_9 ]
  %v510 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v488, %key_row_9 ]
  %v511 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v489, %key_row_9 ]
  %v512 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v490, %key_row_9 ]
  %v513 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v495, %key_row_9 ]
  %v514 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v496, %key_row_9 ]
  %v515 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v497, %key_row_9 ]
  %v516 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v502, %key_row_9 ]
  %v517 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v503, %key_row_9 ]
  %v518 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v504, %key_row_9 ]
  %v519 = mul nsw i64 %f0, 12
  %v520 = getelementptr float, ptr %v76, i64 %v519
  %v521 = load <4 x float>, ptr %v520, align 16
  %v522 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v521, <4 x float> %v451, <4 x float> %v507)
  store <4 x float> %v522, ptr %v520, align 16
  %v524 = getelementptr float, ptr %v523, i64 %v519
  %v525 = load <4 x float>, ptr %v524, align 16
  %v526 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v525, <4 x float> %v453, <4 x float> %v508)
  store <4 x float> %v526, ptr %v524, align 16
  %v528 = getelementptr float, ptr %v527, i64 %v519
  %v529 = load <4 x float>, ptr %v528, align 16
  %v530 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v529, <4 x float> %v455, <4 x float> %v509)
  store <4 x float> %v530, ptr %v528, align 16
  %v531 = add nsw i64 %f0, 1
  %v532 = mul nsw i64 %v531, 12
  %v533 = getelementptr float, ptr %v76, i64 %v532
  %v534 = load <4 x float>, ptr %v533, align 16
  %v535 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v534, <4 x float> %v451, <4 x float> %v510)
  store <4 x float> %v535, ptr %v533, align 16
  %v536 = getelementptr float, ptr %v523, i64 %v532
  %v537 = load <4 x float>, ptr %v536, align 16
  %v538 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v537, <4 x float> %v453, <4 x float> %v511)
  store <4 x float> %v538, ptr %v536, align 16
  %v539 = getelementptr float, ptr %v527, i64 %v532
  %v540 = load <4 x float>, ptr %v539, align 16
  %v541 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v540, <4 x float> %v455, <4 x float> %v512)
  store <4 x float> %v541, ptr %v539, align 16
  %v542 = add nsw i64 %f0, 2
  %v543 = mul nsw i64 %v542, 12
  %v544 = getelementptr float, ptr %v76, i64 %v543
  %v545 = load <4 x float>, ptr %v544, align 16
  %v546 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v545, <4 x float> %v451, <4 x float> %v513)
  store <4 x float> %v546, ptr %v544, align 16
  %v547 = getelementptr float, ptr %v523, i64 %v543
  %v548 = load <4 x float>, ptr %v547, align 16
  %v549 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v548, <4 x float> %v453, <4 x float> %v514)
  store <4 x float> %v549, ptr %v547, align 16
  %v550 = getelementptr float, ptr %v527, i64 %v543
  %v551 = load <4 x float>, ptr %v550, align 16
  %v552 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v551, <4 x float> %v455, <4 x float> %v515)
  store <4 x float> %v552, ptr %v550, align 16
  %v553 = add nsw i64 %f0, 3
  %v554 = mul nsw i64 %v553, 12
  %v555 = getelementptr float, ptr %v76, i64 %v554
  %v556 = load <4 x float>, ptr %v555, align 16
  %v557 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v556, <4 x float> %v451, <4 x float> %v516)
  store <4 x float> %v557, ptr %v555, align 16
  %v558 = getelementptr float, ptr %v523, i64 %v554
  %v559 = load <4 x float>, ptr %v558, align 16
  %v560 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v559, <4 x float> %v453, <4 x float> %v517)
  store <4 x float> %v560, ptr %v558, align 16
  %v561 = getelementptr float, ptr %v527, i64 %v554
  %v562 = load <4 x float>, ptr %v561, align 16
  %v563 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v562, <4 x float> %v455, <4 x float> %v518)
  store <4 x float> %v563, ptr %v561, align 16
  %v564 = add nsw i64 %f0, 4
  %v565 = icmp slt i64 %v564, 64
  br i1 %v565, label %f_0, label %f_0_end
f_0_end:
  %v566 = add nsw i64 %key0, 32
  %v567 = icmp slt i64 %v566, %end
  br i1 %v567, label %key_0, label %key_0_end
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
declare i64 @llvm.smin.i64(i64, i64)
declare <4 x i32> @llvm.smin.v4i32(<4 x i32>, <4 x i32>)
declare i1 @llvm.vector.reduce.or.v4i1(<4 x i1>)

attributes #0 = { nounwind "prefer-vector-width"="128" "min-legal-vector-width"="128" }
