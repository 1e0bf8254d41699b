; attngen: nested, digest c7754bef571347f4
; attngen show nested --stage ll --batch-axes 1 --arch avx512
; cascade:
;   cascade nested {
;     rank P, M
;     in A[P,M]: f32
;
;     B[p,m] = A[p,m] * 2 where m <= p
;     out O[p] = max{m} B[p,m]
;     out T[m] = sum{p} B[p,m]
;   }
; plan:
;   loopnest
;   no tiles: no contraction of two inputs feeds the streamed reductions
; arguments:
;   +0 i32 P
;   +4 i32 M
;   +8 i64 A_stride_P
;   +16 i64 A_stride_batch_0
;   +24 ptr A
;   +32 i64 O_stride_batch_0
;   +40 ptr O
;   +48 i64 T_stride_batch_0
;   +56 ptr T

define void @attngen_nested_f32_loopnest_whole(ptr noalias readonly %arguments, i64 %item, ptr noalias %scratch) #0 {
entry:
  %v0 = load i32, ptr %arguments, align 4
  %v1 = sext i32 %v0 to i64
  %v2 = mul nsw i64 %v1, 8
  %v3 = getelementptr i8, ptr %arguments, i64 4
  %v4 = load i32, ptr %v3, align 4
  %v5 = sext i32 %v4 to i64
  %v6 = mul nsw i64 %v2, %v5
  %v7 = add nsw i64 %v6, 63
  %v8 = and i64 %v7, -64
  %v9 = getelementptr i8, ptr %scratch, i64 %v8
  %v10 = mul nsw i64 %v1, %v5
  %v11 = add nsw i64 %v8, %v10
  %v12 = add nsw i64 %v11, 63
  %v13 = and i64 %v12, -64
  ; B has no points yet
  %v14 = icmp slt i64 0, %v10
  br i1 %v14, label %clear__0, label %clear__0_end
clear__0:
  %clear_0 = phi i64 [ 0, %entry ], [ %v16, %clear__0 ]
  %v15 = getelementptr i8, ptr %v9, i64 %clear_0
  store i8 0, ptr %v15, align 1
  %v16 = add nsw i64 %clear_0, 1
  %v17 = icmp slt i64 %v16, %v10
  br i1 %v17, label %clear__0, label %clear__0_end
clear__0_end:
  ; B[p,m] = A[p,m] * 2 where m <= p
  %v18 = icmp slt i64 0, %v1
  %v19 = icmp slt i64 0, %v5
  %v21 = getelementptr i8, ptr %arguments, i64 8
  %v22 = load i64, ptr %v21, align 8
  %v25 = getelementptr i8, ptr %arguments, i64 16
  %v26 = load i64, ptr %v25, align 8
  %v27 = mul nsw i64 %item, %v26
  %v28 = getelementptr i8, ptr %arguments, i64 24
  %v29 = load ptr, ptr %v28, align 8
  %v30 = getelementptr float, ptr %v29, i64 %v27
  br i1 %v18, label %i_p._0, label %i_p._0_end
i_p._0:
  %i_p.0 = phi i64 [ 0, %clear__0_end ], [ %v41, %i_m._0_end ]
  %v23 = mul nsw i64 %i_p.0, %v22
  %v35 = mul nsw i64 %i_p.0, %v5
  br i1 %v19, label %i_m._0, label %i_m._0_end
i_m._0:
  %i_m.0 = phi i64 [ 0, %i_p._0 ], [ %v39, %join_0 ]
  %v20 = icmp sle i64 %i_m.0, %i_p.0
  %v24 = add nsw i64 %i_m.0, %v23
  %v31 = getelementptr float, ptr %v30, i64 %v24
  %v36 = add nsw i64 %v35, %i_m.0
  %v37 = getelementptr double, ptr %scratch, i64 %v36
  %v38 = getelementptr i8, ptr %v9, i64 %v36
  br i1 %v20, label %then_0, label %else_0
then_0:
  %v32 = load float, ptr %v31, align 4
  %v33 = fpext float %v32 to double
  %v34 = fmul contract double %v33, 2.0000
  store double %v34, ptr %v37, align 8
  store i8 1, ptr %v38, align 1
  br label %join_0
else_0:
  br label %join_0
join_0:
  %v39 = add nsw i64 %i_m.0, 1
  %v40 = icmp slt i64 %v39, %v5
  br i1 %v40, label %i_m._0, label %i_m._0_end
i_m._0_end:
  %v41 = add nsw i64 %i_p.0, 1
  %v42 = icmp slt i64 %v41, %v1
  br i1 %v42, label %i_p._0, label %i_p._0_end
i_p._0_end:
  ; out O[p] = max{m} B[p,m]
  %v59 = getelementptr i8, ptr %arguments, i64 32
  %v60 = load i64, ptr %v59, align 8
  %v61 = mul nsw i64 %item, %v60
  %v62 = getelementptr i8, ptr %arguments, i64 40
  %v63 = load ptr, ptr %v62, align 8
  %v64 = getelementptr float, ptr %v63, i64 %v61
  br i1 %v18, label %i_p._1, label %i_p._1_end
i_p._1:
  %i_p.1 = phi i64 [ 0, %i_p._0_end ], [ %v67, %i_m._1_end ]
  %v44 = mul nsw i64 %i_p.1, %v5
  br i1 %v19, label %i_m._1, label %i_m._1_end
i_m._1:
  %i_m.1 = phi i64 [ 0, %i_p._1 ], [ %v56, %join_1 ]
  %v43 = phi double [ 0xFFF0000000000000, %i_p._1 ], [ %v55, %join_1 ]
  %v45 = add nsw i64 %v44, %i_m.1
  %v46 = getelementptr i8, ptr %v9, i64 %v45
  %v47 = load i8, ptr %v46, align 1
  %v48 = icmp ne i8 %v47, 0
  %v49 = getelementptr double, ptr %scratch, i64 %v45
  br i1 %v48, label %then_1, label %else_1
then_1:
  %v50 = load double, ptr %v49, align 8
  %v51 = fcmp ogt double %v50, %v43
  %v52 = select i1 %v51, double %v50, double %v43
  %v53 = fcmp uno double %v50, %v50
  %v54 = select i1 %v53, double %v50, double %v52
  br label %join_1
else_1:
  br label %join_1
join_1:
  %v55 = phi double [ %v54, %then_1 ], [ %v43, %else_1 ]
  %v56 = add nsw i64 %i_m.1, 1
  %v57 = icmp slt i64 %v56, %v5
  br i1 %v57, label %i_m._1, label %i_m._1_end
i_m._1_end:
  %v58 = phi double [ 0xFFF0000000000000, %i_p._1 ], [ %v55, %join_1 ]
  %v65 = getelementptr float, ptr %v64, i64 %i_p.1
  %v66 = fptrunc double %v58 to float
  store float %v66, ptr %v65, align 4
  %v67 = add nsw i64 %i_p.1, 1
  %v68 = icmp slt i64 %v67, %v1
  br i1 %v68, label %i_p._1, label %i_p._1_end
i_p._1_end:
  ; out T[m] = sum{p} B[p,m]
  %v82 = getelementptr i8, ptr %arguments, i64 48
  %v83 = load i64, ptr %v82, align 8
  %v84 = mul nsw i64 %item, %v83
  %v85 = getelementptr i8, ptr %arguments, i64 56
  %v86 = load ptr, ptr %v85, align 8
  %v87 = getelementptr float, ptr %v86, i64 %v84
  br i1 %v19, label %i_m._2, label %i_m._2_end
i_m._2:
  %i_m.2 = phi i64 [ 0, %i_p._1_end ], [ %v90, %i_p._2_end ]
  br i1 %v18, label %i_p._2, label %i_p._2_end
i_p._2:
  %i_p.2 = phi i64 [ 0, %i_m._2 ], [ %v79, %join_2 ]
  %v69 = phi double [ 0.0000, %i_m._2 ], [ %v78, %join_2 ]
  %v70 = mul nsw i64 %i_p.2, %v5
  %v71 = add nsw i64 %v70, %i_m.2
  %v72 = getelementptr i8, ptr %v9, i64 %v71
  %v73 = load i8, ptr %v72, align 1
  %v74 = icmp ne i8 %v73, 0
  %v75 = getelementptr double, ptr %scratch, i64 %v71
  br i1 %v74, label %then_2, label %else_2
then_2:
  %v76 = load double, ptr %v75, align 8
  %v77 = fadd reassoc contract double %v69, %v76
  br label %join_2
else_2:
  br label %join_2
join_2:
  %v78 = phi double [ %v77, %then_2 ], [ %v69, %else_2 ]
  %v79 = add nsw i64 %i_p.2, 1
  %v80 = icmp slt i64 %v79, %v1
  br i1 %v80, label %i_p._2, label %i_p._2_end
i_p._2_end:
  %v81 = phi double [ 0.0000, %i_m._2 ], [ %v78, %join_2 ]
  %v88 = getelementptr float, ptr %v87, i64 %i_m.2
  %v89 = fptrunc double %v81 to float
  store float %v89, ptr %v88, align 4
  %v90 = add nsw i64 %i_m.2, 1
  %v91 = icmp slt i64 %v90, %v5
  br i1 %v91, label %i_m._2, label %i_m._2_end
i_m._2_end:
  ret void
}


attributes #0 = { nounwind "prefer-vector-width"="512" "min-legal-vector-width"="512" }
