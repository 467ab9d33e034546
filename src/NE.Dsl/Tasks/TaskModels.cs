namespace NE.Dsl;

/// <summary>The models of the tasks of the catalogue. A test compares them with the compiled models.</summary>
internal static class TaskModels
{
    public static TaskModel Ant { get; } = new(
        bodies: "torso,front_left_leg,aux_1,front_right_leg,aux_2,back_leg,aux_3,right_back_leg,aux_4",
        geoms: "floor,torso_geom,aux_1_geom,left_leg_geom,left_ankle_geom,aux_2_geom,right_leg_geom,right_ankle_geom,"
            + "aux_3_geom,back_leg_geom,third_ankle_geom,aux_4_geom,rightback_leg_geom,fourth_ankle_geom",
        joints: "root,hip_1,ankle_1,hip_2,ankle_2,hip_3,ankle_3,hip_4,ankle_4",
        motors: "hip_4,ankle_4,hip_1,ankle_1,hip_2,ankle_2,hip_3,ankle_3",
        friction: true, medium: false, gravity: true, damping: true);

    public static TaskModel HalfCheetah { get; } = new(
        bodies: "torso,bthigh,bshin,bfoot,fthigh,fshin,ffoot",
        geoms: "floor,torso,head,bthigh,bshin,bfoot,fthigh,fshin,ffoot",
        joints: "rootx,rootz,rooty,bthigh,bshin,bfoot,fthigh,fshin,ffoot",
        motors: "bthigh,bshin,bfoot,fthigh,fshin,ffoot",
        friction: true, medium: false, gravity: true, damping: true);

    public static TaskModel Hopper { get; } = new(
        bodies: "torso,thigh,leg,foot",
        geoms: "floor,torso_geom,thigh_geom,leg_geom,foot_geom",
        joints: "rootx,rootz,rooty,thigh_joint,leg_joint,foot_joint",
        motors: "thigh_joint,leg_joint,foot_joint",
        friction: true, medium: false, gravity: true, damping: true);

    public static TaskModel Humanoid { get; } = new(
        bodies: "torso,lwaist,pelvis,right_thigh,right_shin,right_foot,left_thigh,left_shin,left_foot,right_upper_arm,"
            + "right_lower_arm,left_upper_arm,left_lower_arm",
        geoms: "floor,torso1,head,uwaist,lwaist,butt,right_thigh1,right_shin1,right_foot,left_thigh1,left_shin1,left_foot,"
            + "right_uarm1,right_larm,right_hand,left_uarm1,left_larm,left_hand",
        joints: "root,abdomen_z,abdomen_y,abdomen_x,right_hip_x,right_hip_z,right_hip_y,right_knee,left_hip_x,left_hip_z,"
            + "left_hip_y,left_knee,right_shoulder1,right_shoulder2,right_elbow,left_shoulder1,left_shoulder2,left_elbow",
        motors: "abdomen_y,abdomen_z,abdomen_x,right_hip_x,right_hip_z,right_hip_y,right_knee,left_hip_x,left_hip_z,left_hip_y,"
            + "left_knee,right_shoulder1,right_shoulder2,right_elbow,left_shoulder1,left_shoulder2,left_elbow",
        friction: true, medium: false, gravity: true, damping: true);

    public static TaskModel HumanoidStandup { get; } = new(
        bodies: "torso,lwaist,pelvis,right_thigh,right_shin,right_foot,left_thigh,left_shin,left_foot,right_upper_arm,"
            + "right_lower_arm,left_upper_arm,left_lower_arm",
        geoms: "floor,torso1,head,uwaist,lwaist,butt,right_thigh1,right_shin1,right_foot,left_thigh1,left_shin1,left_foot,"
            + "right_uarm1,right_larm,right_hand,left_uarm1,left_larm,left_hand",
        joints: "root,abdomen_z,abdomen_y,abdomen_x,right_hip_x,right_hip_z,right_hip_y,right_knee,left_hip_x,left_hip_z,"
            + "left_hip_y,left_knee,right_shoulder1,right_shoulder2,right_elbow,left_shoulder1,left_shoulder2,left_elbow",
        motors: "abdomen_y,abdomen_z,abdomen_x,right_hip_x,right_hip_z,right_hip_y,right_knee,left_hip_x,left_hip_z,left_hip_y,"
            + "left_knee,right_shoulder1,right_shoulder2,right_elbow,left_shoulder1,left_shoulder2,left_elbow",
        friction: true, medium: false, gravity: true, damping: true);

    public static TaskModel InvertedDoublePendulum { get; } = new(
        bodies: "cart,pole,pole2",
        geoms: "floor,rail,cart,cpole,cpole2",
        joints: "slider,hinge,hinge2",
        motors: "slider",
        friction: false, medium: false, gravity: true, damping: true);

    public static TaskModel InvertedPendulum { get; } = new(
        bodies: "cart,pole",
        geoms: "rail,cart,cpole",
        joints: "slider,hinge",
        motors: "slider",
        friction: false, medium: false, gravity: true, damping: true);

    public static TaskModel Pusher { get; } = new(
        bodies: "r_shoulder_pan_link,r_shoulder_lift_link,r_upper_arm_roll_link,r_upper_arm_link,r_elbow_flex_link,"
            + "r_forearm_roll_link,r_forearm_link,r_wrist_flex_link,r_wrist_roll_link,tips_arm,object,goal",
        geoms: "table,e1,e2,e1p,e2p,sp,sl,uar,ua,ef,fr,fa,wf,tip_arml,tip_armr",
        joints: "r_shoulder_pan_joint,r_shoulder_lift_joint,r_upper_arm_roll_joint,r_elbow_flex_joint,r_forearm_roll_joint,"
            + "r_wrist_flex_joint,r_wrist_roll_joint,obj_slidey,obj_slidex,goal_slidey,goal_slidex",
        motors: "r_shoulder_pan_joint,r_shoulder_lift_joint,r_upper_arm_roll_joint,r_elbow_flex_joint,r_forearm_roll_joint,"
            + "r_wrist_flex_joint,r_wrist_roll_joint",
        friction: false, medium: false, gravity: false, damping: true);

    public static TaskModel Reacher { get; } = new(
        bodies: "body0,body1,fingertip,target",
        geoms: "ground,sideS,sideE,sideN,sideW,root,link0,link1,fingertip,target",
        joints: "joint0,joint1,target_x,target_y",
        motors: "joint0,joint1",
        friction: false, medium: false, gravity: false, damping: true);

    public static TaskModel Swimmer { get; } = new(
        bodies: "torso,mid,back",
        geoms: "floor",
        joints: "slider1,slider2,free_body_rot,motor1_rot,motor2_rot",
        motors: "motor1_rot,motor2_rot",
        friction: false, medium: true, gravity: false, damping: false);

    public static TaskModel Walker2d { get; } = new(
        bodies: "torso,thigh,leg,foot,thigh_left,leg_left,foot_left",
        geoms: "floor,torso_geom,thigh_geom,leg_geom,foot_geom,thigh_left_geom,leg_left_geom,foot_left_geom",
        joints: "rootx,rootz,rooty,thigh_joint,leg_joint,foot_joint,thigh_left_joint,leg_left_joint,foot_left_joint",
        motors: "thigh_joint,leg_joint,foot_joint,thigh_left_joint,leg_left_joint,foot_left_joint",
        friction: true, medium: false, gravity: true, damping: true);

    public static TaskModel Cartpole { get; } = new(
        bodies: "cart,pole_1",
        geoms: "floor,rail1,rail2,cart,pole_1",
        joints: "slider,hinge_1",
        motors: "slider",
        friction: false, medium: false, gravity: true, damping: true);

    public static TaskModel DmcReacher { get; } = new(
        bodies: "arm,hand,finger",
        geoms: "ground,wall_x,wall_y,wall_neg_x,wall_neg_y,root,target,arm,hand,finger",
        joints: "shoulder,wrist",
        motors: "shoulder,wrist",
        friction: false, medium: false, gravity: false, damping: true);

    public static TaskModel DmcWalker { get; } = new(
        bodies: "torso,right_thigh,right_leg,right_foot,left_thigh,left_leg,left_foot",
        geoms: "floor,torso,right_thigh,right_leg,right_foot,left_thigh,left_leg,left_foot",
        joints: "rootz,rootx,rooty,right_hip,right_knee,right_ankle,left_hip,left_knee,left_ankle",
        motors: "right_hip,right_knee,right_ankle,left_hip,left_knee,left_ankle",
        friction: true, medium: false, gravity: true, damping: true);
}
