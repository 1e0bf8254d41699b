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
  %v85 = getelementptr i8, ptr %scratch, i64 10176
  %v88 = getelementptr i8, ptr %arguments, i64 40
  %v89 = load i64, ptr %v88, align 8
  %v90 = mul nsw i64 %v6, %v89
  %v91 = getelementptr i8, ptr %arguments, i64 48
  %v92 = load i64, ptr %v91, align 8
  %v95 = getelementptr i8, ptr %arguments, i64 56
  %v96 = load ptr, ptr %v95, align 8
  %v157 = getelementptr float, ptr %v58, i64 4
  %v160 = getelementptr float, ptr %v58, i64 8
  %v194 = getelementptr i8, ptr %scratch, i64 6336
  %v196 = getelementptr float, ptr %v194, i64 4
  %v198 = getelementptr float, ptr %v194, i64 8
  %v230 = getelementptr i8, ptr %arguments, i64 64
  %v231 = load float, ptr %v230, align 4
  %v232 = insertelement <4 x float> poison, float %v231, i64 0
  %v233 = shufflevector <4 x float> %v232, <4 x float> poison, <4 x i32> zeroinitializer
  %v265 = getelementptr i8, ptr %scratch, i64 8064
  %v298 = getelementptr i8, ptr %scratch, i64 26560
  %v319 = getelementptr i8, ptr %arguments, i64 72
  %v320 = load i64, ptr %v319, align 8
  %v321 = mul nsw i64 %v6, %v320
  %v323 = insertelement <4 x i64> poison, i64 %v321, i64 0
  %v324 = shufflevector <4 x i64> %v323, <4 x i64> poison, <4 x i32> zeroinitializer
  %v326 = getelementptr i8, ptr %arguments, i64 80
  %v327 = load ptr, ptr %v326, align 8
  %v330 = getelementptr i8, ptr %arguments, i64 88
  %v331 = load i64, ptr %v330, align 8
  %v332 = mul nsw i64 %v6, %v331
  %v334 = getelementptr i8, ptr %arguments, i64 96
  %v335 = load ptr, ptr %v334, align 8
  %v415 = getelementptr i8, ptr %scratch, i64 18368
  %v421 = getelementptr i8, ptr %arguments, i64 104
  %v422 = load i64, ptr %v421, align 8
  %v423 = mul nsw i64 %v6, %v422
  %v424 = getelementptr i8, ptr %arguments, i64 112
  %v425 = load i64, ptr %v424, align 8
  %v428 = getelementptr i8, ptr %arguments, i64 120
  %v429 = load ptr, ptr %v428, align 8
  %v457 = getelementptr float, ptr %v265, i64 4
  %v459 = getelementptr float, ptr %v265, i64 8
  %v531 = getelementptr float, ptr %v76, i64 4
  %v535 = getelementptr float, ptr %v76, i64 8
  br i1 %v77, label %key_0, label %key_0_end
key_0:
  %key0 = phi i64 [ %begin, %vector_1_end ], [ %v574, %f_0_end ]
  %v78 = sub nsw i64 %end, %key0
  %v79 = call i64 @llvm.smin.i64(i64 %v78, i64 32)
  %v80 = sub nsw i64 %v79, 1
  %v81 = add nsw i64 %key0, %v80
  %v82 = add nsw i64 %key0, 32
  %v83 = icmp slt i64 0, %v79
  br i1 %v83, label %key_row_0, label %key_row_0_end
key_row_0:
  %key_row0 = phi i64 [ 0, %key_0 ], [ %v121, %column_1_end ]
  %v84 = mul nsw i64 %key_row0, 64
  %v86 = getelementptr float, ptr %v85, i64 %v84
  %v87 = add nsw i64 %key0, %key_row0
  %v93 = mul nsw i64 %v87, %v92
  %v94 = add nsw i64 %v90, %v93
  %v97 = getelementptr half, ptr %v96, i64 %v94
  br label %column_1
column_1:
  %column1 = phi i64 [ 0, %key_row_0 ], [ %v119, %column_1 ]
  %v98 = getelementptr half, ptr %v97, i64 %column1
  %v99 = load <4 x half>, ptr %v98, align 2
  %v100 = getelementptr float, ptr %v86, i64 %column1
  %v101 = bitcast <4 x half> %v99 to <4 x i16>
  %v102 = zext <4 x i16> %v101 to <4 x i32>
  %v103 = and <4 x i32> %v102, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v104 = xor <4 x i32> %v102, %v103
  %v105 = shl <4 x i32> %v104, <i32 16, i32 16, i32 16, i32 16>
  %v106 = shl <4 x i32> %v103, <i32 13, i32 13, i32 13, i32 13>
  %v107 = add <4 x i32> %v106, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v108 = add <4 x i32> %v107, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v109 = bitcast <4 x i32> %v108 to <4 x float>
  %v110 = fsub <4 x float> %v109, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v111 = bitcast <4 x float> %v110 to <4 x i32>
  %v112 = icmp ult <4 x i32> %v103, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v113 = select <4 x i1> %v112, <4 x i32> %v111, <4 x i32> %v107
  %v114 = or <4 x i32> %v106, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v115 = icmp uge <4 x i32> %v103, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v116 = select <4 x i1> %v115, <4 x i32> %v114, <4 x i32> %v113
  %v117 = or <4 x i32> %v116, %v105
  %v118 = bitcast <4 x i32> %v117 to <4 x float>
  store <4 x float> %v118, ptr %v100, align 16
  %v119 = add nsw i64 %column1, 4
  %v120 = icmp slt i64 %v119, 64
  br i1 %v120, label %column_1, label %column_1_end
column_1_end:
  %v121 = add nsw i64 %key_row0, 1
  %v122 = icmp slt i64 %v121, %v79
  br i1 %v122, label %key_row_0, label %key_row_0_end
key_row_0_end:
  ; S[p,m] = sum{e} Q[p,e] * K[m,e] * scale where dq[p] == dk[m]
  br i1 %v83, label %key_row_1, label %key_row_1_end
key_row_1:
  %key_row1 = phi i64 [ 0, %key_row_0_end ], [ %v212, %e_0_end ]
  %v123 = call i64 @llvm.smin.i64(i64 %key_row1, i64 %v80)
  %v124 = mul nsw i64 %v123, 64
  %v125 = getelementptr float, ptr %v85, i64 %v124
  %v126 = add nsw i64 %key_row1, 1
  %v127 = call i64 @llvm.smin.i64(i64 %v126, i64 %v80)
  %v128 = mul nsw i64 %v127, 64
  %v129 = getelementptr float, ptr %v85, i64 %v128
  %v130 = add nsw i64 %key_row1, 2
  %v131 = call i64 @llvm.smin.i64(i64 %v130, i64 %v80)
  %v132 = mul nsw i64 %v131, 64
  %v133 = getelementptr float, ptr %v85, i64 %v132
  %v134 = add nsw i64 %key_row1, 3
  %v135 = call i64 @llvm.smin.i64(i64 %v134, i64 %v80)
  %v136 = mul nsw i64 %v135, 64
  %v137 = getelementptr float, ptr %v85, i64 %v136
  %v150 = udiv i64 %key_row1, 4
  %v151 = mul nsw i64 %v150, 64
  br label %e_0
e_0:
  %e0 = phi i64 [ 0, %key_row_1 ], [ %v191, %e_0 ]
  %v138 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v167, %e_0 ]
  %v139 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v168, %e_0 ]
  %v140 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v169, %e_0 ]
  %v141 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v174, %e_0 ]
  %v142 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v175, %e_0 ]
  %v143 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v176, %e_0 ]
  %v144 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v181, %e_0 ]
  %v145 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v182, %e_0 ]
  %v146 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v183, %e_0 ]
  %v147 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v188, %e_0 ]
  %v148 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v189, %e_0 ]
  %v149 = phi <4 x float> [ zeroinitializer, %key_row_1 ], [ %v190, %e_0 ]
  %v152 = udiv i64 %e0, 1
  %v153 = add nsw i64 %v151, %v152
  %v154 = mul nsw i64 %e0, 12
  %v155 = getelementptr float, ptr %v58, i64 %v154
  %v156 = load <4 x float>, ptr %v155, align 16
  %v158 = getelementptr float, ptr %v157, i64 %v154
  %v159 = load <4 x float>, ptr %v158, align 16
  %v161 = getelementptr float, ptr %v160, i64 %v154
  %v162 = load <4 x float>, ptr %v161, align 16
  %v163 = getelementptr float, ptr %v125, i64 %e0
  %v164 = load float, ptr %v163, align 4
  %v165 = insertelement <4 x float> poison, float %v164, i64 0
  %v166 = shufflevector <4 x float> %v165, <4 x float> poison, <4 x i32> zeroinitializer
  %v167 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v166, <4 x float> %v156, <4 x float> %v138)
  %v168 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v166, <4 x float> %v159, <4 x float> %v139)
  %v169 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v166, <4 x float> %v162, <4 x float> %v140)
  %v170 = getelementptr float, ptr %v129, i64 %e0
  %v171 = load float, ptr %v170, align 4
  %v172 = insertelement <4 x float> poison, float %v171, i64 0
  %v173 = shufflevector <4 x float> %v172, <4 x float> poison, <4 x i32> zeroinitializer
  %v174 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v173, <4 x float> %v156, <4 x float> %v141)
  %v175 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v173, <4 x float> %v159, <4 x float> %v142)
  %v176 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v173, <4 x float> %v162, <4 x float> %v143)
  %v177 = getelementptr float, ptr %v133, i64 %e0
  %v178 = load float, ptr %v177, align 4
  %v179 = insertelement <4 x float> poison, float %v178, i64 0
  %v180 = shufflevector <4 x float> %v179, <4 x float> poison, <4 x i32> zeroinitializer
  %v181 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v180, <4 x float> %v156, <4 x float> %v144)
  %v182 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v180, <4 x float> %v159, <4 x float> %v145)
  %v183 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v180, <4 x float> %v162, <4 x float> %v146)
  %v184 = getelementptr float, ptr %v137, i64 %e0
  %v185 = load float, ptr %v184, align 4
  %v186 = insertelement <4 x float> poison, float %v185, i64 0
  %v187 = shufflevector <4 x float> %v186, <4 x float> poison, <4 x i32> zeroinitializer
  %v188 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v187, <4 x float> %v156, <4 x float> %v147)
  %v189 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v187, <4 x float> %v159, <4 x float> %v148)
  %v190 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v187, <4 x float> %v162, <4 x float> %v149)
  %v191 = add nsw i64 %e0, 1
  %v192 = icmp slt i64 %v191, 64
  br i1 %v192, label %e_0, label %e_0_end
e_0_end:
  %v193 = mul nsw i64 %key_row1, 12
  %v195 = getelementptr float, ptr %v194, i64 %v193
  store <4 x float> %v167, ptr %v195, align 16
  %v197 = getelementptr float, ptr %v196, i64 %v193
  store <4 x float> %v168, ptr %v197, align 16
  %v199 = getelementptr float, ptr %v198, i64 %v193
  store <4 x float> %v169, ptr %v199, align 16
  %v200 = mul nsw i64 %v126, 12
  %v201 = getelementptr float, ptr %v194, i64 %v200
  store <4 x float> %v174, ptr %v201, align 16
  %v202 = getelementptr float, ptr %v196, i64 %v200
  store <4 x float> %v175, ptr %v202, align 16
  %v203 = getelementptr float, ptr %v198, i64 %v200
  store <4 x float> %v176, ptr %v203, align 16
  %v204 = mul nsw i64 %v130, 12
  %v205 = getelementptr float, ptr %v194, i64 %v204
  store <4 x float> %v181, ptr %v205, align 16
  %v206 = getelementptr float, ptr %v196, i64 %v204
  store <4 x float> %v182, ptr %v206, align 16
  %v207 = getelementptr float, ptr %v198, i64 %v204
  store <4 x float> %v183, ptr %v207, align 16
  %v208 = mul nsw i64 %v134, 12
  %v209 = getelementptr float, ptr %v194, i64 %v208
  store <4 x float> %v188, ptr %v209, align 16
  %v210 = getelementptr float, ptr %v196, i64 %v208
  store <4 x float> %v189, ptr %v210, align 16
  %v211 = getelementptr float, ptr %v198, i64 %v208
  store <4 x float> %v190, ptr %v211, align 16
  %v212 = add nsw i64 %key_row1, 4
  %v213 = icmp slt i64 %v212, %v79
  br i1 %v213, label %key_row_1, label %key_row_1_end
key_row_1_end:
  br i1 false, label %then_0, label %else_0
then_0:
  br label %vector_2
vector_2:
  %vector2 = phi i64 [ 0, %then_0 ], [ %v296, %key_row_3_end ]
  %v214 = add nsw i64 %v7, %vector2
  %v215 = trunc i64 %v214 to i32
  %v216 = insertelement <4 x i32> poison, i32 %v215, i64 0
  %v217 = shufflevector <4 x i32> %v216, <4 x i32> poison, <4 x i32> zeroinitializer
  %v218 = add <4 x i32> %v217, <i32 0, i32 1, i32 2, i32 3>
  %v219 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v218, <4 x i32> %v69)
  %v220 = getelementptr float, ptr %scratch, i64 %vector2
  %v221 = load <4 x float>, ptr %v220, align 16
  %v222 = getelementptr float, ptr %v72, i64 %vector2
  %v223 = load <4 x float>, ptr %v222, align 16
  ; GM[p] = max{m} S[p,m]
  br i1 %v83, label %key_row_2, label %key_row_2_end
key_row_2:
  %key_row2 = phi i64 [ 0, %vector_2 ], [ %v239, %key_row_2 ]
  %v224 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v238, %key_row_2 ]
  %v225 = add nsw i64 %key0, %key_row2
  %v226 = mul nsw i64 %key_row2, 12
  %v227 = add nsw i64 %v226, %vector2
  %v228 = getelementptr float, ptr %v194, i64 %v227
  %v229 = load <4 x float>, ptr %v228, align 16
  %v234 = fmul <4 x float> %v229, %v233
  %v235 = fcmp ogt <4 x float> %v234, %v224
  %v236 = select <4 x i1> %v235, <4 x float> %v234, <4 x float> %v224
  %v237 = fcmp uno <4 x float> %v234, %v234
  %v238 = select <4 x i1> %v237, <4 x float> %v234, <4 x float> %v236
  store <4 x float> %v234, ptr %v228, align 16
  %v239 = add nsw i64 %key_row2, 1
  %v240 = icmp slt i64 %v239, %v79
  br i1 %v240, label %key_row_2, label %key_row_2_end
key_row_2_end:
  %v241 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_2 ], [ %v238, %key_row_2 ]
  %v242 = fcmp ogt <4 x float> %v241, %v221
  %v243 = select <4 x i1> %v242, <4 x float> %v241, <4 x float> %v221
  %v244 = fcmp uno <4 x float> %v241, %v241
  %v245 = select <4 x i1> %v244, <4 x float> %v241, <4 x float> %v243
  %v246 = fcmp oeq <4 x float> %v245, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v247 = select <4 x i1> %v246, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v245
  %v248 = fsub <4 x float> %v221, %v247
  %v249 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v248
  %v250 = select <4 x i1> %v249, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v248
  %v251 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v250, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v252 = fsub <4 x float> %v251, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v253 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v252, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v250)
  %v254 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v252, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v253)
  %v255 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v254, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v256 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v255, <4 x float> %v254, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v257 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v256, <4 x float> %v254, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v258 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v257, <4 x float> %v254, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v259 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v258, <4 x float> %v254, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v260 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v259, <4 x float> %v254, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v261 = bitcast <4 x float> %v251 to <4 x i32>
  %v262 = shl <4 x i32> %v261, <i32 23, i32 23, i32 23, i32 23>
  %v263 = bitcast <4 x i32> %v262 to <4 x float>
  %v264 = fmul <4 x float> %v260, %v263
  %v266 = getelementptr float, ptr %v265, i64 %vector2
  store <4 x float> %v264, ptr %v266, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v83, label %key_row_3, label %key_row_3_end
key_row_3:
  %key_row3 = phi i64 [ 0, %key_row_2_end ], [ %v291, %key_row_3 ]
  %v267 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v290, %key_row_3 ]
  %v268 = add nsw i64 %key0, %key_row3
  %v269 = mul nsw i64 %key_row3, 12
  %v270 = add nsw i64 %v269, %vector2
  %v271 = getelementptr float, ptr %v194, i64 %v270
  %v272 = load <4 x float>, ptr %v271, align 16
  %v273 = fsub <4 x float> %v272, %v247
  %v274 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v273
  %v275 = select <4 x i1> %v274, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v273
  %v276 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v275, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v277 = fsub <4 x float> %v276, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v278 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v277, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v275)
  %v279 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v277, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v278)
  %v280 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v279, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v281 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v280, <4 x float> %v279, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v282 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v281, <4 x float> %v279, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v283 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v282, <4 x float> %v279, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v284 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v283, <4 x float> %v279, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v285 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v284, <4 x float> %v279, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v286 = bitcast <4 x float> %v276 to <4 x i32>
  %v287 = shl <4 x i32> %v286, <i32 23, i32 23, i32 23, i32 23>
  %v288 = bitcast <4 x i32> %v287 to <4 x float>
  %v289 = fmul <4 x float> %v285, %v288
  %v290 = fadd <4 x float> %v267, %v289
  store <4 x float> %v289, ptr %v271, align 16
  %v291 = add nsw i64 %key_row3, 1
  %v292 = icmp slt i64 %v291, %v79
  br i1 %v292, label %key_row_3, label %key_row_3_end
key_row_3_end:
  %v293 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_2_end ], [ %v290, %key_row_3 ]
  %v294 = fmul <4 x float> %v223, %v264
  %v295 = fadd <4 x float> %v294, %v293
  store <4 x float> %v245, ptr %v220, align 16
  store <4 x float> %v295, ptr %v222, align 16
  %v296 = add nsw i64 %vector2, 4
  %v297 = icmp slt i64 %v296, 12
  br i1 %v297, label %vector_2, label %vector_2_end
vector_2_end:
  br i1 %v83, label %key_row_4, label %key_row_4_end
key_row_4:
  %key_row4 = phi i64 [ 0, %vector_2_end ], [ %v300, %key_row_4 ]
  %v299 = getelementptr i8, ptr %v298, i64 %key_row4
  store i8 1, ptr %v299, align 1
  %v300 = add nsw i64 %key_row4, 1
  %v301 = icmp slt i64 %v300, %v79
  br i1 %v301, label %key_row_4, label %key_row_4_end
key_row_4_end:
  br label %join_0
else_0:
  br i1 %v83, label %key_row_5, label %key_row_5_end
key_row_5:
  %key_row5 = phi i64 [ 0, %else_0 ], [ %v303, %key_row_5 ]
  %v302 = getelementptr i8, ptr %v298, i64 %key_row5
  store i8 0, ptr %v302, align 1
  %v303 = add nsw i64 %key_row5, 1
  %v304 = icmp slt i64 %v303, %v79
  br i1 %v304, label %key_row_5, label %key_row_5_end
key_row_5_end:
  br label %vector_3
vector_3:
  %vector3 = phi i64 [ 0, %key_row_5_end ], [ %v412, %key_row_7_end ]
  %v305 = add nsw i64 %v7, %vector3
  %v306 = trunc i64 %v305 to i32
  %v307 = insertelement <4 x i32> poison, i32 %v306, i64 0
  %v308 = shufflevector <4 x i32> %v307, <4 x i32> poison, <4 x i32> zeroinitializer
  %v309 = add <4 x i32> %v308, <i32 0, i32 1, i32 2, i32 3>
  %v310 = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %v309, <4 x i32> %v69)
  %v311 = getelementptr float, ptr %scratch, i64 %vector3
  %v312 = load <4 x float>, ptr %v311, align 16
  %v313 = getelementptr float, ptr %v72, i64 %vector3
  %v314 = load <4 x float>, ptr %v313, align 16
  ; GM[p] = max{m} S[p,m]
  %v322 = sext <4 x i32> %v310 to <4 x i64>
  %v325 = add nsw <4 x i64> %v324, %v322
  %v328 = getelementptr i32, ptr %v327, <4 x i64> %v325
  %v329 = call <4 x i32> @llvm.masked.gather.v4i32.v4p0(<4 x ptr> %v328, i32 4, <4 x i1> <i1 true, i1 true, i1 true, i1 true>, <4 x i32> poison)
  %v339 = sext <4 x i32> %v329 to <4 x i64>
  br i1 %v83, label %key_row_6, label %key_row_6_end
key_row_6:
  %key_row6 = phi i64 [ 0, %vector_3 ], [ %v356, %key_row_6 ]
  %v315 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v355, %key_row_6 ]
  %v316 = add nsw i64 %key0, %key_row6
  %v317 = mul nsw i64 %key_row6, 12
  %v318 = add nsw i64 %v317, %vector3
  %v333 = add nsw i64 %v332, %v316
  %v336 = getelementptr i32, ptr %v335, i64 %v333
  %v337 = load i32, ptr %v336, align 4
  %v338 = sext i32 %v337 to i64
  %v340 = insertelement <4 x i64> poison, i64 %v338, i64 0
  %v341 = shufflevector <4 x i64> %v340, <4 x i64> poison, <4 x i32> zeroinitializer
  %v342 = icmp eq <4 x i64> %v339, %v341
  %v343 = call i1 @llvm.vector.reduce.or.v4i1(<4 x i1> %v342)
  %v344 = getelementptr i8, ptr %v298, i64 %key_row6
  %v345 = load i8, ptr %v344, align 1
  %v346 = zext i1 %v343 to i8
  %v347 = or i8 %v345, %v346
  store i8 %v347, ptr %v344, align 1
  %v348 = getelementptr float, ptr %v194, i64 %v318
  %v349 = load <4 x float>, ptr %v348, align 16
  %v350 = fmul <4 x float> %v349, %v233
  %v351 = select <4 x i1> %v342, <4 x float> %v350, <4 x float> <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v352 = fcmp ogt <4 x float> %v351, %v315
  %v353 = select <4 x i1> %v352, <4 x float> %v351, <4 x float> %v315
  %v354 = fcmp uno <4 x float> %v351, %v351
  %v355 = select <4 x i1> %v354, <4 x float> %v351, <4 x float> %v353
  store <4 x float> %v351, ptr %v348, align 16
  %v356 = add nsw i64 %key_row6, 1
  %v357 = icmp slt i64 %v356, %v79
  br i1 %v357, label %key_row_6, label %key_row_6_end
key_row_6_end:
  %v358 = phi <4 x float> [ <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>, %vector_3 ], [ %v355, %key_row_6 ]
  %v359 = fcmp ogt <4 x float> %v358, %v312
  %v360 = select <4 x i1> %v359, <4 x float> %v358, <4 x float> %v312
  %v361 = fcmp uno <4 x float> %v358, %v358
  %v362 = select <4 x i1> %v361, <4 x float> %v358, <4 x float> %v360
  %v363 = fcmp oeq <4 x float> %v362, <float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000, float 0xFFF0000000000000>
  %v364 = select <4 x i1> %v363, <4 x float> <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, <4 x float> %v362
  %v365 = fsub <4 x float> %v312, %v364
  %v366 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v365
  %v367 = select <4 x i1> %v366, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v365
  %v368 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v367, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v369 = fsub <4 x float> %v368, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v370 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v369, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v367)
  %v371 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v369, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v370)
  %v372 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v371, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v373 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v372, <4 x float> %v371, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v374 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v373, <4 x float> %v371, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v375 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v374, <4 x float> %v371, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v376 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v375, <4 x float> %v371, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v377 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v376, <4 x float> %v371, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v378 = bitcast <4 x float> %v368 to <4 x i32>
  %v379 = shl <4 x i32> %v378, <i32 23, i32 23, i32 23, i32 23>
  %v380 = bitcast <4 x i32> %v379 to <4 x float>
  %v381 = fmul <4 x float> %v377, %v380
  %v382 = getelementptr float, ptr %v265, i64 %vector3
  store <4 x float> %v381, ptr %v382, align 16
  ; D[p] = sum{m} N[p,m]
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  br i1 %v83, label %key_row_7, label %key_row_7_end
key_row_7:
  %key_row7 = phi i64 [ 0, %key_row_6_end ], [ %v407, %key_row_7 ]
  %v383 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v406, %key_row_7 ]
  %v384 = add nsw i64 %key0, %key_row7
  %v385 = mul nsw i64 %key_row7, 12
  %v386 = add nsw i64 %v385, %vector3
  %v387 = getelementptr float, ptr %v194, i64 %v386
  %v388 = load <4 x float>, ptr %v387, align 16
  %v389 = fsub <4 x float> %v388, %v364
  %v390 = fcmp ogt <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, %v389
  %v391 = select <4 x i1> %v390, <4 x float> <float -88.0000, float -88.0000, float -88.0000, float -88.0000>, <4 x float> %v389
  %v392 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v391, <4 x float> <float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000, float 0x3FF7154760000000>, <4 x float> <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>)
  %v393 = fsub <4 x float> %v392, <float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000, float 0x4168000FE0000000>
  %v394 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v393, <4 x float> <float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000, float 0xBFE6300000000000>, <4 x float> %v391)
  %v395 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v393, <4 x float> <float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000, float 0x3F2BD01060000000>, <4 x float> %v394)
  %v396 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> <float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000, float 0x3F56A22560000000>, <4 x float> %v395, <4 x float> <float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000, float 0x3F8123B020000000>)
  %v397 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v396, <4 x float> %v395, <4 x float> <float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000, float 0x3FA5558F80000000>)
  %v398 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v397, <4 x float> %v395, <4 x float> <float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000, float 0x3FC5554900000000>)
  %v399 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v398, <4 x float> %v395, <4 x float> <float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000, float 0x3FDFFFFFC0000000>)
  %v400 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v399, <4 x float> %v395, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v401 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v400, <4 x float> %v395, <4 x float> <float 1.0000, float 1.0000, float 1.0000, float 1.0000>)
  %v402 = bitcast <4 x float> %v392 to <4 x i32>
  %v403 = shl <4 x i32> %v402, <i32 23, i32 23, i32 23, i32 23>
  %v404 = bitcast <4 x i32> %v403 to <4 x float>
  %v405 = fmul <4 x float> %v401, %v404
  %v406 = fadd <4 x float> %v383, %v405
  store <4 x float> %v405, ptr %v387, align 16
  %v407 = add nsw i64 %key_row7, 1
  %v408 = icmp slt i64 %v407, %v79
  br i1 %v408, label %key_row_7, label %key_row_7_end
key_row_7_end:
  %v409 = phi <4 x float> [ <float 0.0000, float 0.0000, float 0.0000, float 0.0000>, %key_row_6_end ], [ %v406, %key_row_7 ]
  %v410 = fmul <4 x float> %v314, %v381
  %v411 = fadd <4 x float> %v410, %v409
  store <4 x float> %v362, ptr %v311, align 16
  store <4 x float> %v411, ptr %v313, align 16
  %v412 = add nsw i64 %vector3, 4
  %v413 = icmp slt i64 %v412, 12
  br i1 %v413, label %vector_3, label %vector_3_end
vector_3_end:
  br label %join_0
join_0:
  br i1 %v83, label %key_row_8, label %key_row_8_end
key_row_8:
  %key_row8 = phi i64 [ 0, %join_0 ], [ %v454, %join_1 ]
  %v414 = mul nsw i64 %key_row8, 64
  %v416 = getelementptr float, ptr %v415, i64 %v414
  %v417 = getelementptr i8, ptr %v298, i64 %key_row8
  %v418 = load i8, ptr %v417, align 1
  %v419 = icmp ne i8 %v418, 0
  %v420 = add nsw i64 %key0, %key_row8
  %v426 = mul nsw i64 %v420, %v425
  %v427 = add nsw i64 %v423, %v426
  %v430 = getelementptr half, ptr %v429, i64 %v427
  br i1 %v419, label %then_1, label %else_1
then_1:
  br label %column_2
column_2:
  %column2 = phi i64 [ 0, %then_1 ], [ %v452, %column_2 ]
  %v431 = getelementptr half, ptr %v430, i64 %column2
  %v432 = load <4 x half>, ptr %v431, align 2
  %v433 = getelementptr float, ptr %v416, i64 %column2
  %v434 = bitcast <4 x half> %v432 to <4 x i16>
  %v435 = zext <4 x i16> %v434 to <4 x i32>
  %v436 = and <4 x i32> %v435, <i32 32767, i32 32767, i32 32767, i32 32767>
  %v437 = xor <4 x i32> %v435, %v436
  %v438 = shl <4 x i32> %v437, <i32 16, i32 16, i32 16, i32 16>
  %v439 = shl <4 x i32> %v436, <i32 13, i32 13, i32 13, i32 13>
  %v440 = add <4 x i32> %v439, <i32 939524096, i32 939524096, i32 939524096, i32 939524096>
  %v441 = add <4 x i32> %v440, <i32 8388608, i32 8388608, i32 8388608, i32 8388608>
  %v442 = bitcast <4 x i32> %v441 to <4 x float>
  %v443 = fsub <4 x float> %v442, <float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000, float 0x3F10000000000000>
  %v444 = bitcast <4 x float> %v443 to <4 x i32>
  %v445 = icmp ult <4 x i32> %v436, <i32 1024, i32 1024, i32 1024, i32 1024>
  %v446 = select <4 x i1> %v445, <4 x i32> %v444, <4 x i32> %v440
  %v447 = or <4 x i32> %v439, <i32 2139095040, i32 2139095040, i32 2139095040, i32 2139095040>
  %v448 = icmp uge <4 x i32> %v436, <i32 31744, i32 31744, i32 31744, i32 31744>
  %v449 = select <4 x i1> %v448, <4 x i32> %v447, <4 x i32> %v446
  %v450 = or <4 x i32> %v449, %v438
  %v451 = bitcast <4 x i32> %v450 to <4 x float>
  store <4 x float> %v451, ptr %v433, align 16
  %v452 = add nsw i64 %column2, 4
  %v453 = icmp slt i64 %v452, 64
  br i1 %v453, label %column_2, label %column_2_end
column_2_end:
  br label %join_1
else_1:
  call void @llvm.memset.p0.i64(ptr %v416, i8 0, i64 256, i1 false)
  br label %join_1
join_1:
  %v454 = add nsw i64 %key_row8, 1
  %v455 = icmp slt i64 %v454, %v79
  br i1 %v455, label %key_row_8, label %key_row_8_end
key_row_8_end:
  ; out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  %v456 = load <4 x float>, ptr %v265, align 16
  %v458 = load <4 x float>, ptr %v457, align 16
  %v460 = load <4 x float>, ptr %v459, align 16
  br label %f_0
f_0:
  %f0 = phi i64 [ 0, %key_row_8_end ], [ %v572, %key_row_9_end ]
  %v461 = getelementptr float, ptr %v415, i64 %f0
  %v474 = udiv i64 %f0, 4
  %v475 = mul nsw i64 %v474, 32
  br i1 %v83, label %key_row_9, label %key_row_9_end
key_row_9:
  %key_row9 = phi i64 [ 0, %f_0 ], [ %v513, %key_row_9 ]
  %v462 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v489, %key_row_9 ]
  %v463 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v490, %key_row_9 ]
  %v464 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v491, %key_row_9 ]
  %v465 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v496, %key_row_9 ]
  %v466 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v497, %key_row_9 ]
  %v467 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v498, %key_row_9 ]
  %v468 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v503, %key_row_9 ]
  %v469 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v504, %key_row_9 ]
  %v470 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v505, %key_row_9 ]
  %v471 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v510, %key_row_9 ]
  %v472 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v511, %key_row_9 ]
  %v473 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v512, %key_row_9 ]
  %v476 = add nsw i64 %v475, %key_row9
  %v477 = mul nsw i64 %key_row9, 12
  %v478 = getelementptr float, ptr %v194, i64 %v477
  %v479 = load <4 x float>, ptr %v478, align 16
  %v480 = getelementptr float, ptr %v196, i64 %v477
  %v481 = load <4 x float>, ptr %v480, align 16
  %v482 = getelementptr float, ptr %v198, i64 %v477
  %v483 = load <4 x float>, ptr %v482, align 16
  %v484 = mul nsw i64 %key_row9, 64
  %v485 = getelementptr float, ptr %v461, i64 %v484
  %v486 = load float, ptr %v485, align 4
  %v487 = insertelement <4 x float> poison, float %v486, i64 0
  %v488 = shufflevector <4 x float> %v487, <4 x float> poison, <4 x i32> zeroinitializer
  %v489 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v488, <4 x float> %v479, <4 x float> %v462)
  %v490 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v488, <4 x float> %v481, <4 x float> %v463)
  %v491 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v488, <4 x float> %v483, <4 x float> %v464)
  %v492 = getelementptr float, ptr %v485, i64 1
  %v493 = load float, ptr %v492, align 4
  %v494 = insertelement <4 x float> poison, float %v493, i64 0
  %v495 = shufflevector <4 x float> %v494, <4 x float> poison, <4 x i32> zeroinitializer
  %v496 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v495, <4 x float> %v479, <4 x float> %v465)
  %v497 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v495, <4 x float> %v481, <4 x float> %v466)
  %v498 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v495, <4 x float> %v483, <4 x float> %v467)
  %v499 = getelementptr float, ptr %v485, i64 2
  %v500 = load float, ptr %v499, align 4
  %v501 = insertelement <4 x float> poison, float %v500, i64 0
  %v502 = shufflevector <4 x float> %v501, <4 x float> poison, <4 x i32> zeroinitializer
  %v503 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v502, <4 x float> %v479, <4 x float> %v468)
  %v504 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v502, <4 x float> %v481, <4 x float> %v469)
  %v505 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v502, <4 x float> %v483, <4 x float> %v470)
  %v506 = getelementptr float, ptr %v485, i64 3
  %v507 = load float, ptr %v506, align 4
  %v508 = insertelement <4 x float> poison, float %v507, i64 0
  %v509 = shufflevector <4 x float> %v508, <4 x float> poison, <4 x i32> zeroinitializer
  %v510 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v509, <4 x float> %v479, <4 x float> %v471)
  %v511 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v509, <4 x float> %v481, <4 x float> %v472)
  %v512 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v509, <4 x float> %v483, <4 x float> %v473)
  %v513 = add nsw i64 %key_row9, 1
  %v514 = icmp slt i64 %v513, %v79
  br i1 %v514, label %key_row_9, label %key_row_9_end
key_row_9_end:
  %v515 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v489, %key_row_9 ]
  %v516 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v490, %key_row_9 ]
  %v517 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v491, %key_row_9 ]
  %v518 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v496, %key_row_9 ]
  %v519 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v497, %key_row_9 ]
  %v520 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v498, %key_row_9 ]
  %v521 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v503, %key_row_9 ]
  %v522 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v504, %key_row_9 ]
  %v523 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v505, %key_row_9 ]
  %v524 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v510, %key_row_9 ]
  %v525 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v511, %key_row_9 ]
  %v526 = phi <4 x float> [ zeroinitializer, %f_0 ], [ %v512, %key_row_9 ]
  %v527 = mul nsw i64 %f0, 12
  %v528 = getelementptr float, ptr %v76, i64 %v527
  %v529 = load <4 x float>, ptr %v528, align 16
  %v530 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v529, <4 x float> %v456, <4 x float> %v515)
  store <4 x float> %v530, ptr %v528, align 16
  %v532 = getelementptr float, ptr %v531, i64 %v527
  %v533 = load <4 x float>, ptr %v532, align 16
  %v534 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v533, <4 x float> %v458, <4 x float> %v516)
  store <4 x float> %v534, ptr %v532, align 16
  %v536 = getelementptr float, ptr %v535, i64 %v527
  %v537 = load <4 x float>, ptr %v536, align 16
  %v538 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v537, <4 x float> %v460, <4 x float> %v517)
  store <4 x float> %v538, ptr %v536, align 16
  %v539 = add nsw i64 %f0, 1
  %v540 = mul nsw i64 %v539, 12
  %v541 = getelementptr float, ptr %v76, i64 %v540
  %v542 = load <4 x float>, ptr %v541, align 16
  %v543 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v542, <4 x float> %v456, <4 x float> %v518)
  store <4 x float> %v543, ptr %v541, align 16
  %v544 = getelementptr float, ptr %v531, i64 %v540
  %v545 = load <4 x float>, ptr %v544, align 16
  %v546 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v545, <4 x float> %v458, <4 x float> %v519)
  store <4 x float> %v546, ptr %v544, align 16
  %v547 = getelementptr float, ptr %v535, i64 %v540
  %v548 = load <4 x float>, ptr %v547, align 16
  %v549 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v548, <4 x float> %v460, <4 x float> %v520)
  store <4 x float> %v549, ptr %v547, align 16
  %v550 = add nsw i64 %f0, 2
  %v551 = mul nsw i64 %v550, 12
  %v552 = getelementptr float, ptr %v76, i64 %v551
  %v553 = load <4 x float>, ptr %v552, align 16
  %v554 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v553, <4 x float> %v456, <4 x float> %v521)
  store <4 x float> %v554, ptr %v552, align 16
  %v555 = getelementptr float, ptr %v531, i64 %v551
  %v556 = load <4 x float>, ptr %v555, align 16
  %v557 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v556, <4 x float> %v458, <4 x float> %v522)
  store <4 x float> %v557, ptr %v555, align 16
  %v558 = getelementptr float, ptr %v535, i64 %v551
  %v559 = load <4 x float>, ptr %v558, align 16
  %v560 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v559, <4 x float> %v460, <4 x float> %v523)
  store <4 x float> %v560, ptr %v558, align 16
  %v561 = add nsw i64 %f0, 3
  %v562 = mul nsw i64 %v561, 12
  %v563 = getelementptr float, ptr %v76, i64 %v562
  %v564 = load <4 x float>, ptr %v563, align 16
  %v565 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v564, <4 x float> %v456, <4 x float> %v524)
  store <4 x float> %v565, ptr %v563, align 16
  %v566 = getelementptr float, ptr %v531, i64 %v562
  %v567 = load <4 x float>, ptr %v566, align 16
  %v568 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v567, <4 x float> %v458, <4 x float> %v525)
  store <4 x float> %v568, ptr %v566, align 16
  %v569 = getelementptr float, ptr %v535, i64 %v562
  %v570 = load <4 x float>, ptr %v569, align 16
  %v571 = call <4 x float> @llvm.fmuladd.v4f32(<4 x float> %v570, <4 x float> %v460, <4 x float> %v526)
  store <4 x float> %v571, ptr %v569, align 16
  %v572 = add nsw i64 %f0, 4
  %v573 = icmp slt i64 %v572, 64
  br i1 %v573, label %f_0, label %f_0_end
f_0_end:
  %v574 = add nsw i64 %key0, 32
  %v575 = icmp slt i64 %v574, %end
  br i1 %v575, label %key_0, label %key_0_end
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
