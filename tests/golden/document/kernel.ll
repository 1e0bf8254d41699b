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
; plan: tiles rows=16x4 keys=36 block=6 split=4104 prefetch

define void @attngen_document_e64_f64_f16_v128_keys(ptr noalias %arguments, i64 %item, ptr noalias %range) #0 {
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
  %v21 = getelementptr i8, ptr %scratch, i64 45312
  %v23 = getelementptr i8, ptr %arguments, i64 16
  %v24 = load i64, ptr %v23, align 8
  %v25 = mul nsw i64 %v6, %v24
  %v26 = getelementptr i8, ptr %arguments, i64 24
  %v27 = load i64, ptr %v26, align 8
  %v30 = getelementptr i8, ptr %arguments, i64 32
  %v31 = load ptr, ptr %v30, align 8
  %v58 = getelementptr i8, ptr %scratch, i64 17152
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
  call void @attngen_transpose_f32(ptr %v21, i64 64, ptr %v59, i64 64, i64 4, i64 64)
  %v60 = add nsw i64 %vector0, 4
  %v61 = icmp slt i64 %v60, 64
  br i1 %v61, label %vector_0, label %vector_0_end
vector_0_end:
  ; states before the first key
  %v64 = trunc i64 %v17 to i32
  %v68 = insertelement <4 x i32> poison, i32 %v64, i64 0
  %v69 = shufflevector <4 x i32> %v68, <4 x i32> poison, <4 x i32> zeroinitializer
  %v72 = getelementptr i8, ptr %scratch, i64 256
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
  %v75 = icmp slt i64 %v74, 64
  br i1 %v75, label %vector_1, label %vector_1_end
vector_1_end:
  %v76 = getelementptr i8, ptr %scratch, i64 512
  call void @llvm.memset.p0.i64(ptr %v76, i8 0, i64 16384, i1 false)
  %v77 = icmp slt i64 %begin, %end
  %v82 = sub nsw i64 %end, 1
  %v84 = getelementptr i8, ptr %arguments, i64 40
  %v85 = load i64, ptr %v84, align 8
  %v86 = mul nsw i64 %v6, %v85
  %v87 = getelementptr i8, ptr %arguments, i64 48
  %v88 = load i64, ptr %v87, align 8
  %v91 = getelementptr i8, ptr %arguments, i64 56
  %v92 = load ptr, ptr %v91, align 8
  %v94 = mul nsw i64 %v88, 2
  %v98 = getelementptr i8, ptr %arguments, i64 64
  %v99 = load i64, ptr %v98, align 8
  %v100 = mul nsw i64 %v6, %v99
  %v101 = getelementptr i8, ptr %arguments, i64 72
  %v102 = load i64, ptr %v101, align 8
  %v105 = getelementptr i8, ptr %arguments, i64 80
  %v106 = load ptr, ptr %v105, align 8
  %v108 = mul nsw i64 %v102, 2
  %v112 = getelementptr i8, ptr %scratch, i64 46336
  %v240 = getelementptr i8, ptr %scratch, i64 33536
  %v280 = getelementptr i8, ptr %arguments, i64 88
  %v281 = load float, ptr %v280, align 4
  %v282 = insertelement <4 x float> poison, float %v281, i64 0
  %v283 = shufflevector <4 x float> %v282, <4 x float> poison, <4 x i32> zeroinitializer
  %v315 = getelementptr i8, ptr %scratch, i64 44032
  %v348 = getelementptr i8, ptr %scratch, i64 69376
  %v369 = getelementptr i8, ptr %arguments, i64 96
  %v370 = load i64, ptr %v369, align 8
  %v371 = mul nsw i64 %v6, %v370
  %v373 = insertelement <4 x i64> poison, i64 %v371, i64 0
  %v374 = shufflevector <4 x i64> %v373, <4 x i64> poison, <4 x i32> zeroinitializer
  %v376 = getelementptr i8, ptr %arguments, i64 104
  %v377 = load ptr, ptr %v376, align 8
  %v380 = getelementptr i8, ptr %arguments, i64 112
  %v381 = load i64, ptr %v380, align 8
  %v382 = mul nsw i64 %v6, %v381
  %v384 = getelementptr i8, ptr %arguments, i64 120
  %v385 = load ptr, ptr %v384, align 8
  %v465 = getelementptr i8, ptr %scratch, i64 57856
  br i1 %v77, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v670, %row_2_end ]
  %v78 = sub nsw i64 %end, %key0
  %v79 = call i64 @llvm.smin.i64(i64 %v78, i64 36)
  %v80 = sub nsw i64 %v79, 1
  %v81 = add nsw i64 %key0, %v80
  %v83 = call i64 @llvm.smin.i64(i64 %key0, i64 %v82)
  %v89 = mul nsw i64 %v83, %v88
  %v90 = add nsw i64 %v86, %v89
  %v93 = getelementptr half, ptr %v92, i64 %v90
  %v95 = sub nsw i64 %v82, %v83
  %v96 = add nsw i64 %key0, 36
  %v97 = call i64 @llvm.smin.i64(i64 %v96, i64 %v82)
  %v103 = mul nsw i64 %v97, %v102
  %v104 = add nsw i64 %v100, %v103
  %v107 = getelementptr half, ptr %v106, i64 %v104
  %v109 = sub nsw i64 %v82, %v97
  %v110 = icmp slt i64 0, %v79
  br i1 %v110, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v141, %column_1_end ]
  %v111 = mul nsw i64 %key_row0, 80
  %v113 = getelementptr float, ptr %v112, i64 %v111
  %v114 = add nsw i64 %key0, %key_row0
  %v115 = mul nsw i64 %v114, %v102
  %v116 = add nsw i64 %v100, %v115
  %v117 = getelementptr half, ptr %v106, i64 %v116
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %key_row_0 ], [ %v139, %column_1 ]
  %v118 = getelementptr half, ptr %v117, i64 %column1
  %v119 = load <4 x half>, ptr %v118, align 2
  %v120 = getelementptr float, ptr %v113, i64 %column1
  %v121 = bitcast <4 x half> %v119 to <4 x i16>
  %v122 = zext <4 x i16> %v121 to <4 x i32>
  %v123 = and <4 x i32> %v122, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v124 = xor <4 x i32> %v122, %v123
  %v125 = shl <4 x i32> %v124, <i32 16, i32 16, i32 16, i32 16>
  %v126 = shl <4 x i32> %v123, <i32 13, i32 13, i32 13, i32 13>
  %v127 = add <4 x i32> %v126, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v128 = add <4 x i32> %v127, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v129 = bitcast <4 x i32> %v128 to <4 x float>
  %v130 = fsub <4 x float> %v129, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v131 = bitcast <4 x float> %v130 to <4 x i32>
  %v132 = icmp ult <4 x i32> %v123, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v133 = select <4 x i1> %v132, <4 x i32> %v131, <4 x i32> %v127
  %v134 = or <4 x i32> %v126, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v135 = icmp uge <4 x i32> %v123, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v136 = select <4 x i1> %v135, <4 x i32> %v134, <4 x i32> %v133
  %v137 = or <4 x i32> %v136, %v125
  %v138 = bitcast <4 x i32> %v137 to <4 x float>
  store <4 x float> %v138, ptr %v120, align 16
  %v139 = add nsw i64 %column1, 4
  %v140 = icmp slt i64 %v139, 64
  br i1 %v140, label %column_1, label %column_1_end
column_1_end:
  %v141 = add nsw i64 %key_row0, 1
  %v142 = icmp slt i64 %v141, %v79
  br i1 %v142, label %key_row_0, label %key_row_0_end
key_row_0_end:
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where dq[p] == dk[m]
  br label %row_1
row_1:
  %row1 = phi i64 [ 0, %key_row_0_end ], [ %v262, %key_row_1_end ]
  %v182 = udiv i64 %row1, 8
  %v183 = mul nsw i64 %v182, 384
  %v194 = getelementptr float, ptr %v58, i64 %row1
  %v197 = add nsw i64 %row1, 4
  %v198 = getelementptr float, ptr %v58, i64 %v197
  %v241 = getelementptr float, ptr %v240, i64 %row1
  %v243 = getelementptr float, ptr %v240, i64 %v197
  br i1 %v110, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %row_1 ], [ %v260, %e_0_end ]
  %v143 = call i64 @llvm.smin.i64(i64 %key_row1, i64 %v80)
  %v144 = mul nsw i64 %v143, 80
  %v145 = getelementptr float, ptr %v112, i64 %v144
  %v146 = add nsw i64 %key_row1, 1
  %v147 = call i64 @llvm.smin.i64(i64 %v146, i64 %v80)
  %v148 = mul nsw i64 %v147, 80
  %v149 = getelementptr float, ptr %v112, i64 %v148
  %v150 = add nsw i64 %key_row1, 2
  %v151 = call i64 @llvm.smin.i64(i64 %v150, i64 %v80)
  %v152 = mul nsw i64 %v151, 80
  %v153 = getelementptr float, ptr %v112, i64 %v152
  %v154 = add nsw i64 %key_row1, 3
  %v155 = call i64 @llvm.smin.i64(i64 %v154, i64 %v80)
  %v156 = mul nsw i64 %v155, 80
  %v157 = getelementptr float, ptr %v112, i64 %v156
  %v158 = add nsw i64 %key_row1, 4
  %v159 = call i64 @llvm.smin.i64(i64 %v158, i64 %v80)
  %v160 = mul nsw i64 %v159, 80
  %v161 = getelementptr float, ptr %v112, i64 %v160
  %v162 = add nsw i64 %key_row1, 5
  %v163 = call i64 @llvm.smin.i64(i64 %v162, i64 %v80)
  %v164 = mul nsw i64 %v163, 80
  %v165 = getelementptr float, ptr %v112, i64 %v164
  %v178 = udiv i64 %key_row1, 6
  %v179 = mul nsw i64 %v178, 64
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_1 ], [ %v237, %e_0 ]
  %v166 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v205, %e_0 ]
  %v167 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v206, %e_0 ]
  %v168 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v211, %e_0 ]
  %v169 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v212, %e_0 ]
  %v170 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v217, %e_0 ]
  %v171 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v218, %e_0 ]
  %v172 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v223, %e_0 ]
  %v173 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v224, %e_0 ]
  %v174 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v229, %e_0 ]
  %v175 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v230, %e_0 ]
  %v176 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v235, %e_0 ]
  %v177 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v236, %e_0 ]
  %v180 = udiv i64 %e0, 1
  %v181 = add nsw i64 %v179, %v180
  %v184 = add nsw i64 %v183, %v181
  %v185 = call i64 @llvm.smin.i64(i64 %v184, i64 71)
  %v186 = udiv i64 %v185, 2
  %v187 = urem i64 %v185, 2
  %v188 = mul nsw i64 %v187, 64
  %v189 = call i64 @llvm.smin.i64(i64 %v186, i64 %v95)
  %v190 = mul nsw i64 %v189, %v94
  %v191 = getelementptr i8, ptr %v93, i64 %v190
  %v192 = getelementptr i8, ptr %v191, i64 %v188
  call void @llvm.prefetch.p0(ptr %v192, i32 0, i32 3, i32 1)
  %v193 = mul nsw i64 %e0, 64
  %v195 = getelementptr float, ptr %v194, i64 %v193
  %v196 = load <4 x float>, ptr %v195, align 16
  %v199 = getelementptr float, ptr %v198, i64 %v193
  %v200 = load <4 x float>, ptr %v199, align 16
  %v201 = getelementptr float, ptr %v145, i64 %e0
  %v202 = load float, ptr %v201, align 4
  %v203 = insertelement <4 x float> poison, float %v202, i64 0
  %v204 = shufflevector <4 x float> %v203, <4 x float> poison, <4 x i32> zeroinitializer
  %v205 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v204, <4 x float> %v196, <4 x float> %v166)
  %v206 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v204, <4 x float> %v200, <4 x float> %v167)
  %v207 = getelementptr float, ptr %v149, i64 %e0
  %v208 = load float, ptr %v207, align 4
  %v209 = insertelement <4 x float> poison, float %v208, i64 0
  %v210 = shufflevector <4 x float> %v209, <4 x float> poison, <4 x i32> zeroinitializer
  %v211 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v210, <4 x float> %v196, <4 x float> %v168)
  %v212 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v210, <4 x float> %v200, <4 x float> %v169)
  %v213 = getelementptr float, ptr %v153, i64 %e0
  %v214 = load float, ptr %v213, align 4
  %v215 = insertelement <4 x float> poison, float %v214, i64 0
  %v216 = shufflevector <4 x float> %v215, <4 x float> poison, <4 x i32> zeroinitializer
  %v217 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v216, <4 x float> %v196, <4 x float> %v170)
  %v218 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v216, <4 x float> %v200, <4 x float> %v171)
  %v219 = getelementptr float, ptr %v157, i64 %e0
  %v220 = load float, ptr %v219, align 4
  %v221 = insertelement <4 x float> poison, float %v220, i64 0
  %v222 = shufflevector <4 x float> %v221, <4 x float> poison, <4 x i32> zeroinitializer
  %v223 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v222, <4 x float> %v196, <4 x float> %v172)
  %v224 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v222, <4 x float> %v200, <4 x float> %v173)
  %v225 = getelementptr float, ptr %v161, i64 %e0
  %v226 = load float, ptr %v225, align 4
  %v227 = insertelement <4 x float> poison, float %v226, i64 0
  %v228 = shufflevector <4 x float> %v227, <4 x float> poison, <4 x i32> zeroinitializer
  %v229 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v228, <4 x float> %v196, <4 x float> %v174)
  %v230 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v228, <4 x float> %v200, <4 x float> %v175)
  %v231 = getelementptr float, ptr %v165, i64 %e0
  %v232 = load float, ptr %v231, align 4
  %v233 = insertelement <4 x float> poison, float %v232, i64 0
  %v234 = shufflevector <4 x float> %v233, <4 x float> poison, <4 x i32> zeroinitializer
  %v235 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v234, <4 x float> %v196, <4 x float> %v176)
  %v236 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v234, <4 x float> %v200, <4 x float> %v177)
  %v237 = add nsw i64 %e0, 1
  %v238 = icmp slt i64 %v237, 64
  br i1 %v238, label %e_0, label %e_0_end
e_0_end:
  %v239 = mul nsw i64 %key_row1, 64
  %v242 = getelementptr float, ptr %v241, i64 %v239
  store <4 x float> %v205, ptr %v242, align 16
  %v244 = getelementptr float, ptr %v243, i64 %v239
  store <4 x float> %v206, ptr %v244, align 16
  %v245 = mul nsw i64 %v146, 64
  %v246 = getelementptr float, ptr %v241, i64 %v245
  store <4 x float> %v211, ptr %v246, align 16
  %v247 = getelementptr float, ptr %v243, i64 %v245
  store <4 x float> %v212, ptr %v247, align 16
  %v248 = mul nsw i64 %v150, 64
  %v249 = getelementptr float, ptr %v241, i64 %v248
  store <4 x float> %v217, ptr %v249, align 16
  %v250 = getelementptr float, ptr %v243, i64 %v248
  store <4 x float> %v218, ptr %v250, align 16
  %v251 = mul nsw i64 %v154, 64
  %v252 = getelementptr float, ptr %v241, i64 %v251
  store <4 x float> %v223, ptr %v252, align 16
  %v253 = getelementptr float, ptr %v243, i64 %v251
  store <4 x float> %v224, ptr %v253, align 16
  %v254 = mul nsw i64 %v158, 64
  %v255 = getelementptr float, ptr %v241, i64 %v254
  store <4 x float> %v229, ptr %v255, align 16
  %v256 = getelementptr float, ptr %v243, i64 %v254
  store <4 x float> %v230, ptr %v256, align 16
  %v257 = mul nsw i64 %v162, 64
  %v258 = getelementptr float, ptr %v241, i64 %v257
  store <4 x float> %v235, ptr %v258, align 16
  %v259 = getelementptr float, ptr %v243, i64 %v257
  store <4 x float> %v236, ptr %v259, align 16
  %v260 = add nsw i64 %key_row1, 6
  %v261 = icmp slt i64 %v260, %v79
  br i1 %v261, label %key_row_1, label %key_row_1_end
key_row_1_end:
  %v262 = add nsw i64 %row1, 8
  %v263 = icmp slt i64 %v262, 64
  br i1 %v263, label %row_1, label %row_1_end
row_1_end:
  br i1 false, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v346, %key_row_3_end ]
  %v264 = add nsw i64 %v7, %vector2
  %v265 = trunc i64 %v264 to i32
  %v266 = insertelement <4 x i32> poison, i32 %v265, i64 0
  %v267 = shufflevector <4 x i32> %v266, <4 x i32> poison, <4 x i32> zeroinitializer
  %v268 = add <4 x i32> %v267, <i32 0, i32 1, i32 2, i32 3>
  %v269 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v268, <4 x i32> %v69)
  %v270 = getelementptr float, ptr %scratch, i64 %vector2
  %v271 = load <4 x float>, ptr %v270, align 16
  %v272 = getelementptr float, ptr %v72, i64 %vector2
  %v273 = load <4 x float>, ptr %v272, align 16
  ; GM[p] = max{m} S[p,m]
  br i1 %v110, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %vector_2 ], [ %v289, %key_row_2 ]
  %v274 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v288, %key_row_2 ]
  %v275 = add nsw i64 %key0, %key_row2
  %v276 = mul nsw i64 %key_row2, 64
  %v277 = add nsw i64 %v276, %vector2
  %v278 = getelementptr float, ptr %v240, i64 %v277
  %v279 = load <4 x float>, ptr %v278, align 16
  %v284 = fmul <4 x float> %v279, %v283
  %v285 = fcmp ogt <4 x float> %v284, %v274
  %v286 = select <4 x i1> %v285, <4 x float> %v284, <4 x float> %v274
  %v287 = fcmp uno <4 x float> %v284, %v284
  %v288 = select <4 x i1> %v287, <4 x float> %v284, <4 x float> %v286
  store <4 x float> %v284, ptr %v278, align 16
  %v289 = add nsw i64 %key_row2, 1
  %v290 = icmp slt i64 %v289, %v79
  br i1 %v290, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v291 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v288, %key_row_2 ]
  %v292 = fcmp ogt <4 x float> %v291, %v271
  %v293 = select <4 x i1> %v292, <4 x float> %v291, <4 x float> %v271
  %v294 = fcmp uno <4 x float> %v291, %v291
  %v295 = select <4 x i1> %v294, <4 x float> %v291, <4 x float> %v293
  %v296 = fcmp oeq <4 x float> %v295, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v297 = select <4 x i1> %v296, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v295
  %v298 = fsub <4 x float> %v271, %v297
  %v299 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v298
  %v300 = select <4 x i1> %v299, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v298
  %v301 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v300, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v302 = fsub <4 x float> %v301, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v303 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v302, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v300)
  %v304 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v302, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v303)
  %v305 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v304, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v306 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v305, <4 x float> %v304, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v307 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v306, <4 x float> %v304, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v308 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v307, <4 x float> %v304, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v309 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v308, <4 x float> %v304, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v310 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v309, <4 x float> %v304, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v311 = bitcast <4 x float> %v301 to <4 x i32>
  %v312 = shl <4 x i32> %v311, <i32 23, i32 23, i32 23, i32 23>
  %v313 = bitcast <4 x i32> %v312 to <4 x float>
  %v314 = fmul <4 x float> %v310, %v313
  %v316 = getelementptr float, ptr %v315, i64 %vector2
  store <4 x float> %v314, ptr %v316, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v110, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v341, %key_row_3 ]
  %v317 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v340, %key_row_3 ]
  %v318 = add nsw i64 %key0, %key_row3
  %v319 = mul nsw i64 %key_row3, 64
  %v320 = add nsw i64 %v319, %vector2
  %v321 = getelementptr float, ptr %v240, i64 %v320
  %v322 = load <4 x float>, ptr %v321, align 16
  %v323 = fsub <4 x float> %v322, %v297
  %v324 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v323
  %v325 = select <4 x i1> %v324, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v323
  %v326 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v325, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v327 = fsub <4 x float> %v326, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v328 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v327, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v325)
  %v329 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v327, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v328)
  %v330 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v329, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v331 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v330, <4 x float> %v329, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v332 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v331, <4 x float> %v329, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v333 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v332, <4 x float> %v329, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v334 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v333, <4 x float> %v329, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v335 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v334, <4 x float> %v329, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v336 = bitcast <4 x float> %v326 to <4 x i32>
  %v337 = shl <4 x i32> %v336, <i32 23, i32 23, i32 23, i32 23>
  %v338 = bitcast <4 x i32> %v337 to <4 x float>
  %v339 = fmul <4 x float> %v335, %v338
  %v340 = fadd <4 x float> %v317, %v339
  store <4 x float> %v339, ptr %v321, align 16
  %v341 = add nsw i64 %key_row3, 1
  %v342 = icmp slt i64 %v341, %v79
  br i1 %v342, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v343 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v340, %key_row_3 ]
  %v344 = fmul <4 x float> %v273, %v314
  %v345 = fadd <4 x float> %v344, %v343
  store <4 x float> %v295, ptr %v270, align 16
  store <4 x float> %v345, ptr %v272, align 16
  %v346 = add nsw i64 %vector2, 4
  %v347 = icmp slt i64 %v346, 64
  br i1 %v347, label %vector_2, label %vector_2_end
vector_2_end:
  br i1 %v110, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %vector_2_end ], [ %v350, %key_row_4 ]
  %v349 = getelementptr i8, ptr %v348, i64 %key_row4
  store i8 1, ptr %v349, align 1
  %v350 = add nsw i64 %key_row4, 1
  %v351 = icmp slt i64 %v350, %v79
  br i1 %v351, label %key_row_4, label %key_row_4_end
key_row_4_end:
  br label %join_0
else_0:
  br i1 %v110, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %else_0 ], [ %v353, %key_row_5 ]
  %v352 = getelementptr i8, ptr %v348, i64 %key_row5
  store i8 0, ptr %v352, align 1
  %v353 = add nsw i64 %key_row5, 1
  %v354 = icmp slt i64 %v353, %v79
  br i1 %v354, label %key_row_5, label %key_row_5_end
key_row_5_end:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %key_row_5_end ], [ %v462, %key_row_7_end ]
  %v355 = add nsw i64 %v7, %vector3
  %v356 = trunc i64 %v355 to i32
  %v357 = insertelement <4 x i32> poison, i32 %v356, i64 0
  %v358 = shufflevector <4 x i32> %v357, <4 x i32> poison, <4 x i32> zeroinitializer
  %v359 = add <4 x i32> %v358, <i32 0, i32 1, i32 2, i32 3>
  %v360 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v359, <4 x i32> %v69)
  %v361 = getelementptr float, ptr %scratch, i64 %vector3
  %v362 = load <4 x float>, ptr %v361, align 16
  %v363 = getelementptr float, ptr %v72, i64 %vector3
  %v364 = load <4 x float>, ptr %v363, align 16
  ; GM[p] = max{m} S[p,m]
  %v372 = sext <4 x i32> %v360 to <4 x i64>
  %v375 = add nsw <4 x i64> %v374, %v372
  %v378 = getelementptr i32, ptr %v377, <4 x i64> %v375
  %v379 = call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> %v378, i32 4, <4 x i1> <i1 true, i1 true, i1 true, i1 true>, <4 x i32> poison)
  %v389 = sext <4 x i32> %v379 to <4 x i64>
  br i1 %v110, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %vector_3 ], [ %v406, %key_row_6 ]
  %v365 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v405, %key_row_6 ]
  %v366 = add nsw i64 %key0, %key_row6
  %v367 = mul nsw i64 %key_row6, 64
  %v368 = add nsw i64 %v367, %vector3
  %v383 = add nsw i64 %v382, %v366
  %v386 = getelementptr i32, ptr %v385, i64 %v383
  %v387 = load i32, ptr %v386, align 4
  %v388 = sext i32 %v387 to i64
  %v390 = insertelement <4 x i64> poison, i64 %v388, i64 0
  %v391 = shufflevector <4 x i64> %v390, <4 x i64> poison, <4 x i32> zeroinitializer
  %v392 = icmp eq <4 x i64> %v389, %v391
  %v393 = call i1 @llvm.vector.reduce.or.v4i1(<4 x i1> %v392)
  %v394 = getelementptr i8, ptr %v348, i64 %key_row6
  %v395 = load i8, ptr %v394, align 1
  %v396 = zext i1 %v393 to i8
  %v397 = or i8 %v395, %v396
  store i8 %v397, ptr %v394, align 1
  %v398 = getelementptr float, ptr %v240, i64 %v368
  %v399 = load <4 x float>, ptr %v398, align 16
  %v400 = fmul <4 x float> %v399, %v283
  %v401 = select <4 x i1> %v392, <4 x float> %v400, <4 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v402 = fcmp ogt <4 x float> %v401, %v365
  %v403 = select <4 x i1> %v402, <4 x float> %v401, <4 x float> %v365
  %v404 = fcmp uno <4 x float> %v401, %v401
  %v405 = select <4 x i1> %v404, <4 x float> %v401, <4 x float> %v403
  store <4 x float> %v401, ptr %v398, align 16
  %v406 = add nsw i64 %key_row6, 1
  %v407 = icmp slt i64 %v406, %v79
  br i1 %v407, label %key_row_6, label %key_row_6_end
key_row_6_end:
  %v408 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v405, %key_row_6 ]
  %v409 = fcmp ogt <4 x float> %v408, %v362
  %v410 = select <4 x i1> %v409, <4 x float> %v408, <4 x float> %v362
  %v411 = fcmp uno <4 x float> %v408, %v408
  %v412 = select <4 x i1> %v411, <4 x float> %v408, <4 x float> %v410
  %v413 = fcmp oeq <4 x float> %v412, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v414 = select <4 x i1> %v413, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v412
  %v415 = fsub <4 x float> %v362, %v414
  %v416 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v415
  %v417 = select <4 x i1> %v416, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v415
  %v418 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v417, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v419 = fsub <4 x float> %v418, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v420 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v419, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v417)
  %v421 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v419, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v420)
  %v422 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v421, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v423 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v422, <4 x float> %v421, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v424 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v423, <4 x float> %v421, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v425 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v424, <4 x float> %v421, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v426 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v425, <4 x float> %v421, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v427 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v426, <4 x float> %v421, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v428 = bitcast <4 x float> %v418 to <4 x i32>
  %v429 = shl <4 x i32> %v428, <i32 23, i32 23, i32 23, i32 23>
  %v430 = bitcast <4 x i32> %v429 to <4 x float>
  %v431 = fmul <4 x float> %v427, %v430
  %v432 = getelementptr float, ptr %v315, i64 %vector3
  store <4 x float> %v431, ptr %v432, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v110, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %key_row_6_end ], [ %v457, %key_row_7 ]
  %v433 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v456, %key_row_7 ]
  %v434 = add nsw i64 %key0, %key_row7
  %v435 = mul nsw i64 %key_row7, 64
  %v436 = add nsw i64 %v435, %vector3
  %v437 = getelementptr float, ptr %v240, i64 %v436
  %v438 = load <4 x float>, ptr %v437, align 16
  %v439 = fsub <4 x float> %v438, %v414
  %v440 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v439
  %v441 = select <4 x i1> %v440, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v439
  %v442 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v441, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v443 = fsub <4 x float> %v442, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v444 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v443, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v441)
  %v445 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v443, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v444)
  %v446 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v445, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v447 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v446, <4 x float> %v445, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v448 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v447, <4 x float> %v445, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v449 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v448, <4 x float> %v445, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v450 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v449, <4 x float> %v445, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v451 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v450, <4 x float> %v445, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v452 = bitcast <4 x float> %v442 to <4 x i32>
  %v453 = shl <4 x i32> %v452, <i32 23, i32 23, i32 23, i32 23>
  %v454 = bitcast <4 x i32> %v453 to <4 x float>
  %v455 = fmul <4 x float> %v451, %v454
  %v456 = fadd <4 x float> %v433, %v455
  store <4 x float> %v455, ptr %v437, align 16
  %v457 = add nsw i64 %key_row7, 1
  %v458 = icmp slt i64 %v457, %v79
  br i1 %v458, label %key_row_7, label %key_row_7_end
key_row_7_end:
  %v459 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v456, %key_row_7 ]
  %v460 = fmul <4 x float> %v364, %v431
  %v461 = fadd <4 x float> %v460, %v459
  store <4 x float> %v412, ptr %v361, align 16
  store <4 x float> %v461, ptr %v363, align 16
  %v462 = add nsw i64 %vector3, 4
  %v463 = icmp slt i64 %v462, 64
  br i1 %v463, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  br i1 %v110, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %join_0 ], [ %v497, %join_1 ]
  %v464 = mul nsw i64 %key_row8, 80
  %v466 = getelementptr float, ptr %v465, i64 %v464
  %v467 = getelementptr i8, ptr %v348, i64 %key_row8
  %v468 = load i8, ptr %v467, align 1
  %v469 = icmp ne i8 %v468, 0
  %v470 = add nsw i64 %key0, %key_row8
  %v471 = mul nsw i64 %v470, %v88
  %v472 = add nsw i64 %v86, %v471
  %v473 = getelementptr half, ptr %v92, i64 %v472
  br i1 %v469, label %then_1, label %else_1
then_1:
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %then_1 ], [ %v495, %column_2 ]
  %v474 = getelementptr half, ptr %v473, i64 %column2
  %v475 = load <4 x half>, ptr %v474, align 2
  %v476 = getelementptr float, ptr %v466, i64 %column2
  %v477 = bitcast <4 x half> %v475 to <4 x i16>
  %v478 = zext <4 x i16> %v477 to <4 x i32>
  %v479 = and <4 x i32> %v478, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v480 = xor <4 x i32> %v478, %v479
  %v481 = shl <4 x i32> %v480, <i32 16, i32 16, i32 16, i32 16>
  %v482 = shl <4 x i32> %v479, <i32 13, i32 13, i32 13, i32 13>
  %v483 = add <4 x i32> %v482, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v484 = add <4 x i32> %v483, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v485 = bitcast <4 x i32> %v484 to <4 x float>
  %v486 = fsub <4 x float> %v485, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v487 = bitcast <4 x float> %v486 to <4 x i32>
  %v488 = icmp ult <4 x i32> %v479, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v489 = select <4 x i1> %v488, <4 x i32> %v487, <4 x i32> %v483
  %v490 = or <4 x i32> %v482, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v491 = icmp uge <4 x i32> %v479, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v492 = select <4 x i1> %v491, <4 x i32> %v490, <4 x i32> %v489
  %v493 = or <4 x i32> %v492, %v481
  %v494 = bitcast <4 x i32> %v493 to <4 x float>
  store <4 x float> %v494, ptr %v476, align 16
  %v495 = add nsw i64 %column2, 4
  %v496 = icmp slt i64 %v495, 64
  br i1 %v496, label %column_2, label %column_2_end
column_2_end:
  br label %join_1
else_1:
  call void @llvm.memset.p0.i64(ptr %v466, i8 0, i64 320, i1 false)
  br label %join_1
join_1:
  %v497 = add nsw i64 %key_row8, 1
  %v498 = icmp slt i64 %v497, %v79
  br i1 %v498, label %key_row_8, label %key_row_8_end
key_row_8_end:
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br label %row_2
row_2:
  %row2 = phi i64 [ 0, %key_row_8_end ], [ %v668, %f_1_end ]
  %v499 = getelementptr float, ptr %v315, i64 %row2
  %v500 = load <4 x float>, ptr %v499, align 16
  %v501 = add nsw i64 %row2, 4
  %v502 = getelementptr float, ptr %v315, i64 %v501
  %v503 = load <4 x float>, ptr %v502, align 16
  %v520 = udiv i64 %row2, 8
  %v521 = mul nsw i64 %v520, 360
  %v532 = getelementptr float, ptr %v240, i64 %row2
  %v535 = getelementptr float, ptr %v240, i64 %v501
  %v590 = getelementptr float, ptr %v76, i64 %row2
  %v594 = getelementptr float, ptr %v76, i64 %v501
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %row_2 ], [ %v638, %key_row_9_end ]
  %v504 = getelementptr float, ptr %v465, i64 %f0
  %v517 = udiv i64 %f0, 6
  %v518 = mul nsw i64 %v517, 36
  br i1 %v110, label %key_row_9, label %key_row_9_end
key_row_9:
  %key_row9 = phi i64 [ 0, %f_0 ], [ %v575, %key_row_9 ]
  %v505 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v543, %key_row_9 ]
  %v506 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v544, %key_row_9 ]
  %v507 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v549, %key_row_9 ]
  %v508 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v550, %key_row_9 ]
  %v509 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v555, %key_row_9 ]
  %v510 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v556, %key_row_9 ]
  %v511 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v561, %key_row_9 ]
  %v512 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v562, %key_row_9 ]
  %v513 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v567, %key_row_9 ]
  %v514 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v568, %key_row_9 ]
  %v515 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v573, %key_row_9 ]
  %v516 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v574, %key_row_9 ]
  %v519 = add nsw i64 %v518, %key_row9
  %v522 = add nsw i64 %v521, %v519
  %v523 = call i64 @llvm.smin.i64(i64 %v522, i64 71)
  %v524 = udiv i64 %v523, 2
  %v525 = urem i64 %v523, 2
  %v526 = mul nsw i64 %v525, 64
  %v527 = call i64 @llvm.smin.i64(i64 %v524, i64 %v109)
  %v528 = mul nsw i64 %v527, %v108
  %v529 = getelementptr i8, ptr %v107, i64 %v528
  %v530 = getelementptr i8, ptr %v529, i64 %v526
  call void @llvm.prefetch.p0(ptr %v530, i32 0, i32 3, i32 1)
  %v531 = mul nsw i64 %key_row9, 64
  %v533 = getelementptr float, ptr %v532, i64 %v531
  %v534 = load <4 x float>, ptr %v533, align 16
  %v536 = getelementptr float, ptr %v535, i64 %v531
  %v537 = load <4 x float>, ptr %v536, align 16
  %v538 = mul nsw i64 %key_row9, 80
  %v539 = getelementptr float, ptr %v504, i64 %v538
  %v540 = load float, ptr %v539, align 4
  %v541 = insertelement <4 x float> poison, float %v540, i64 0
  %v542 = shufflevector <4 x float> %v541, <4 x float> poison, <4 x i32> zeroinitializer
  %v543 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v542, <4 x float> %v534, <4 x float> %v505)
  %v544 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v542, <4 x float> %v537, <4 x float> %v506)
  %v545 = getelementptr float, ptr %v539, i64 1
  %v546 = load float, ptr %v545, align 4
  %v547 = insertelement <4 x float> poison, float %v546, i64 0
  %v548 = shufflevector <4 x float> %v547, <4 x float> poison, <4 x i32> zeroinitializer
  %v549 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v548, <4 x float> %v534, <4 x float> %v507)
  %v550 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v548, <4 x float> %v537, <4 x float> %v508)
  %v551 = getelementptr float, ptr %v539, i64 2
  %v552 = load float, ptr %v551, align 4
  %v553 = insertelement <4 x float> poison, float %v552, i64 0
  %v554 = shufflevector <4 x float> %v553, <4 x float> poison, <4 x i32> zeroinitializer
  %v555 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v554, <4 x float> %v534, <4 x float> %v509)
  %v556 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v554, <4 x float> %v537, <4 x float> %v510)
  %v557 = getelementptr float, ptr %v539, i64 3
  %v558 = load float, ptr %v557, align 4
  %v559 = insertelement <4 x float> poison, float %v558, i64 0
  %v560 = shufflevector <4 x float> %v559, <4 x float> poison, <4 x i32> zeroinitializer
  %v561 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v560, <4 x float> %v534, <4 x float> %v511)
  %v562 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v560, <4 x float> %v537, <4 x float> %v512)
  %v563 = getelementptr float, ptr %v539, i64 4
  %v564 = load float, ptr %v563, align 4
  %v565 = insertelement <4 x float> poison, float %v564, i64 0
  %v566 = shufflevector <4 x float> %v565, <4 x float> poison, <4 x i32> zeroinitializer
  %v567 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v566, <4 x float> %v534, <4 x float> %v513)
  %v568 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v566, <4 x float> %v537, <4 x float> %v514)
  %v569 = getelementptr float, ptr %v539, i64 5
  %v570 = load float, ptr %v569, align 4
  %v571 = insertelement <4 x float> poison, float %v570, i64 0
  %v572 = shufflevector <4 x float> %v571, <4 x float> poison, <4 x i32> zeroinitializer
  %v573 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v572, <4 x float> %v534, <4 x float> %v515)
  %v574 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v572, <4 x float> %v537, <4 x float> %v516)
  %v575 = add nsw i64 %key_row9, 1
  %v576 = icmp slt i64 %v575, %v79
  br i1 %v576, label %key_row_9, label %key_row_9_end
key_row_9_end:
  %v577 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v543, %key_row_9 ]
  %v578 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v544, %key_row_9 ]
  %v579 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v549, %key_row_9 ]
  %v580 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v550, %key_row_9 ]
  %v581 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v555, %key_row_9 ]
  %v582 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v556, %key_row_9 ]
  %v583 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v561, %key_row_9 ]
  %v584 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v562, %key_row_9 ]
  %v585 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v567, %key_row_9 ]
  %v586 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v568, %key_row_9 ]
  %v587 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v573, %key_row_9 ]
  %v588 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v574, %key_row_9 ]
  %v589 = mul nsw i64 %f0, 64
  %v591 = getelementptr float, ptr %v590, i64 %v589
  %v592 = load <4 x float>, ptr %v591, align 16
  %v593 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v592, <4 x float> %v500, <4 x float> %v577)
  store <4 x float> %v593, ptr %v591, align 16
  %v595 = getelementptr float, ptr %v594, i64 %v589
  %v596 = load <4 x float>, ptr %v595, align 16
  %v597 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v596, <4 x float> %v503, <4 x float> %v578)
  store <4 x float> %v597, ptr %v595, align 16
  %v598 = add nsw i64 %f0, 1
  %v599 = mul nsw i64 %v598, 64
  %v600 = getelementptr float, ptr %v590, i64 %v599
  %v601 = load <4 x float>, ptr %v600, align 16
  %v602 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v601, <4 x float> %v500, <4 x float> %v579)
  store <4 x float> %v602, ptr %v600, align 16
  %v603 = getelementptr float, ptr %v594, i64 %v599
  %v604 = load <4 x float>, ptr %v603, align 16
  %v605 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v604, <4 x float> %v503, <4 x float> %v580)
  store <4 x float> %v605, ptr %v603, align 16
  %v606 = add nsw i64 %f0, 2
  %v607 = mul nsw i64 %v606, 64
  %v608 = getelementptr float, ptr %v590, i64 %v607
  %v609 = load <4 x float>, ptr %v608, align 16
  %v610 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v609, <4 x float> %v500, <4 x float> %v581)
  store <4 x float> %v610, ptr %v608, align 16
  %v611 = getelementptr float, ptr %v594, i64 %v607
  %v612 = load <4 x float>, ptr %v611, align 16
  %v613 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v612, <4 x float> %v503, <4 x float> %v582)
  store <4 x float> %v613, ptr %v611, align 16
  %v614 = add nsw i64 %f0, 3
  %v615 = mul nsw i64 %v614, 64
  %v616 = getelementptr float, ptr %v590, i64 %v615
  %v617 = load <4 x float>, ptr %v616, align 16
  %v618 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v617, <4 x float> %v500, <4 x float> %v583)
  store <4 x float> %v618, ptr %v616, align 16
  %v619 = getelementptr float, ptr %v594, i64 %v615
  %v620 = load <4 x float>, ptr %v619, align 16
  %v621 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v620, <4 x float> %v503, <4 x float> %v584)
  store <4 x float> %v621, ptr %v619, align 16
  %v622 = add nsw i64 %f0, 4
  %v623 = mul nsw i64 %v622, 64
  %v624 = getelementptr float, ptr %v590, i64 %v623
  %v625 = load <4 x float>, ptr %v624, align 16
  %v626 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v625, <4 x float> %v500, <4 x float> %v585)
  store <4 x float> %v626, ptr %v624, align 16
  %v627 = getelementptr float, ptr %v594, i64 %v623
  %v628 = load <4 x float>, ptr %v627, align 16
  %v629 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v628, <4 x float> %v503, <4 x float> %v586)
  store <4 x float> %v629, ptr %v627, align 16
  %v630 = add nsw i64 %f0, 5
  %v631 = mul nsw i64 %v630, 64
  %v632 = getelementptr float, ptr %v590, i64 %v631
  %v633 = load <4 x float>, ptr %v632, align 16
  %v634 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v633, <4 x float> %v500, <4 x float> %v587)
  store <4 x float> %v634, ptr %v632, align 16
  %v635 = getelementptr float, ptr %v594, i64 %v631
  %v636 = load <4 x float>, ptr %v635, align 16
  %v637 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v636, <4 x float> %v503, <4 x float> %v588)
  store <4 x float> %v637, ptr %v635, align 16
  %v638 = add nsw i64 %f0, 6
  %v639 = icmp slt i64 %v638, 60
  br i1 %v639, label %f_0, label %f_0_end
f_0_end:
  br label %f_1
f_1:
  %f1 = phi i64 [ 60, %f_0_end ], [ %v666, %key_row_10_end ]
  %v640 = getelementptr float, ptr %v465, i64 %f1
  br i1 %v110, label %key_row_10, label %key_row_10_end
key_row_10:
  %key_row10 = phi i64 [ 0, %f_1 ], [ %v655, %key_row_10 ]
  %v641 = phi <4 x float> [ zeroinitializer, %f_1 ], [ %v653, %key_row_10 ]
  %v642 = phi <4 x float> [ zeroinitializer, %f_1 ], [ %v654, %key_row_10 ]
  %v643 = mul nsw i64 %key_row10, 64
  %v644 = getelementptr float, ptr %v532, i64 %v643
  %v645 = load <4 x float>, ptr %v644, align 16
  %v646 = getelementptr float, ptr %v535, i64 %v643
  %v647 = load <4 x float>, ptr %v646, align 16
  %v648 = mul nsw i64 %key_row10, 80
  %v649 = getelementptr float, ptr %v640, i64 %v648
  %v650 = load float, ptr %v649, align 4
  %v651 = insertelement <4 x float> poison, float %v650, i64 0
  %v652 = shufflevector <4 x float> %v651, <4 x float> poison, <4 x i32> zeroinitializer
  %v653 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v652, <4 x float> %v645, <4 x float> %v641)
  %v654 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v652, <4 x float> %v647, <4 x float> %v642)
  %v655 = add nsw i64 %key_row10, 1
  %v656 = icmp slt i64 %v655, %v79
  br i1 %v656, label %key_row_10, label %key_row_10_end
key_row_10_end:
  %v657 = phi <4 x float> [ zeroinitializer, %f_1 ], [ %v653, %key_row_10 ]
  %v658 = phi <4 x float> [ zeroinitializer, %f_1 ], [ %v654, %key_row_10 ]
  %v659 = mul nsw i64 %f1, 64
  %v660 = getelementptr float, ptr %v590, i64 %v659
  %v661 = load <4 x float>, ptr %v660, align 16
  %v662 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v661, <4 x float> %v500, <4 x float> %v657)
  store <4 x float> %v662, ptr %v660, align 16
  %v663 = getelementptr float, ptr %v594, i64 %v659
  %v664 = load <4 x float>, ptr %v663, align 16
  %v665 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v664, <4 x float> %v503, <4 x float> %v658)
  store <4 x float> %v665, ptr %v663, align 16
  %v666 = add nsw i64 %f1, 1
  %v667 = icmp slt i64 %v666, 64
  br i1 %v667, label %f_1, label %f_1_end
f_1_end:
  %v668 = add nsw i64 %row2, 8
  %v669 = icmp slt i64 %v668, 64
  br i1 %v669, label %row_2, label %row_2_end
row_2_end:
  %v670 = add nsw i64 %key0, 36
  %v671 = icmp slt i64 %v670, %end
  br i1 %v671, label %key_0, label %key_0_end
key_0_end:
  ret void
}

define void @attngen_document_e64_f64_f16_v128_merge(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch, ptr noalias align 64 %later) #0 {
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
  %v23 = insertelement <4 x i32> poison, i32 %v19, i64 0
  %v24 = shufflevector <4 x i32> %v23, <4 x i32> poison, <4 x i32> zeroinitializer
  %v30 = getelementptr i8, ptr %scratch, i64 256
  %v33 = getelementptr i8, ptr %later, i64 256
  %v81 = getelementptr i8, ptr %scratch, i64 512
  %v84 = getelementptr i8, ptr %later, i64 512
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
  %v79 = mul nsw i64 %f0, 64
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
  %v93 = icmp slt i64 %v92, 64
  br i1 %v93, label %vector_0, label %vector_0_end
vector_0_end:
  ret void
}

define void @attngen_document_e64_f64_f16_v128_finish(ptr noalias %arguments, i64 %item, ptr noalias align 64 %scratch) #0 {
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
  %v31 = getelementptr i8, ptr %arguments, i64 128
  %v32 = load i64, ptr %v31, align 8
  %v33 = mul nsw i64 %v6, %v32
  %v35 = getelementptr i8, ptr %arguments, i64 136
  %v36 = load ptr, ptr %v35, align 8
  %v45 = trunc i64 %v21 to i32
  %v49 = insertelement <4 x i32> poison, i32 %v45, i64 0
  %v50 = shufflevector <4 x i32> %v49, <4 x i32> poison, <4 x i32> zeroinitializer
  %v56 = getelementptr i8, ptr %scratch, i64 512
  %v58 = getelementptr i8, ptr %scratch, i64 44288
  %v71 = getelementptr i8, ptr %scratch, i64 45312
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
  %v59 = mul nsw i64 %f0, 64
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
  %v90 = icmp slt i64 %v89, 64
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
declare void @llvm.prefetch.p0(ptr, i32 immarg, i32 immarg, i32 immarg)
declare i64 @llvm.smax.i64(i64, i64)
declare i64 @llvm.smin.i64(i64, i64)
declare <4 x i32> @llvm.smin.v4i32(<4 x i32>, <4 x i32>)
declare i1 @llvm.vector.reduce.or.v4i1(<4 x i1>)

attributes #0 = { nounwind "prefer-vector-width"="128" "min-legal-vector-width"="128" }
