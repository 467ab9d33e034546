namespace NE.MuJoCo;

/// <summary>
/// Byte offsets and sizes of the structures of MuJoCo 2.2.2 on linux-x64, measured with <c>offsetof</c> and <c>sizeof</c> against its
/// headers. They hold only for this release: even 2.2.1 differs, which is why the version is checked before any of them is used.
/// </summary>
internal static class Layout
{
    /// <summary>What <c>mj_version</c> returns for the release this table describes.</summary>
    public const int Version = 222;

    /// <summary>Fields of <c>mjModel</c>: sizes are <c>int</c>, options as stated, the rest pointers into the model's buffer.</summary>
    public static class Model
    {
        public const int Nq = 0;
        public const int Nv = 4;
        public const int Nu = 8;
        public const int Na = 12;
        public const int Nbody = 16;
        public const int Njnt = 20;
        public const int Ngeom = 24;
        public const int Nsite = 28;
        public const int NsensorData = 224;

        // mjOption, embedded at 232.
        public const int Timestep = 232;
        public const int Tolerance = 256;
        public const int Gravity = 280;
        public const int Wind = 304;
        public const int Density = 352;
        public const int Viscosity = 360;
        public const int Integrator = 432;
        public const int Cone = 440;
        public const int Solver = 448;
        public const int Iterations = 452;
        public const int DisableFlags = 464;
        public const int EnableFlags = 468;

        // mjStatistic, embedded at 1032.
        public const int MeanInertia = 1032;
        public const int Extent = 1056;
        public const int Center = 1064;

        public const int Qpos0 = 1096;
        public const int QposSpring = 1104;
        public const int BodyParentId = 1112;
        public const int BodyPos = 1208;
        public const int BodyQuat = 1216;
        public const int BodyIpos = 1224;
        public const int BodyMass = 1240;
        public const int BodySubtreeMass = 1248;
        public const int BodyInertia = 1256;
        public const int BodyInvWeight0 = 1264;
        public const int JntType = 1280;
        public const int JntDofAdr = 1296;
        public const int JntBodyId = 1304;
        public const int JntLimited = 1320;
        public const int JntSolref = 1328;
        public const int JntSolimp = 1336;
        public const int JntPos = 1344;
        public const int JntAxis = 1352;
        public const int JntStiffness = 1360;
        public const int JntRange = 1368;
        public const int JntMargin = 1376;
        public const int DofArmature = 1456;
        public const int DofDamping = 1464;
        public const int DofInvWeight0 = 1472;
        public const int DofM0 = 1480;
        public const int GeomType = 1488;
        public const int GeomContype = 1496;
        public const int GeomConaffinity = 1504;
        public const int GeomCondim = 1512;
        public const int GeomBodyId = 1520;
        public const int GeomSolref = 1576;
        public const int GeomSolimp = 1584;
        public const int GeomSize = 1592;
        public const int GeomPos = 1608;
        public const int GeomQuat = 1616;
        public const int GeomFriction = 1624;
        public const int GeomMargin = 1632;
        public const int ActuatorTrnId = 2728;
        public const int ActuatorCtrlLimited = 2744;
        public const int ActuatorCtrlRange = 2792;
        public const int ActuatorGear = 2816;
    }

    /// <summary>
    /// Fields of <c>mjData</c>: counts are <c>int</c>, <c>time</c> is a <c>double</c>, the rest pointers into the data's buffer.
    /// </summary>
    public static class Data
    {
        /// <summary>Eight pairs of <c>int</c>: last information, count.</summary>
        public const int Warning = 24;
        public const int WarningStride = 8;
        public const int WarningCount = 4;
        public const int WarningKinds = 8;

        public const int Nefc = 40328;
        public const int Ncon = 40332;
        public const int Time = 40336;

        public const int Qpos = 40376;
        public const int Qvel = 40384;
        public const int Ctrl = 40408;
        public const int Qacc = 40448;
        public const int SensorData = 40472;
        public const int Xpos = 40480;
        public const int Xquat = 40488;
        public const int Xmat = 40496;
        public const int Xipos = 40504;
        public const int GeomXpos = 40536;
        public const int SiteXpos = 40552;
        public const int Cinert = 40616;
        public const int Cvel = 40960;
        public const int QfrcActuator = 41088;
        public const int QfrcConstraint = 41136;
        public const int CfrcExt = 41168;
    }

    /// <summary>The virtual file system <c>mjVFS</c>, through which a model is loaded from memory.</summary>
    public static class VirtualFileSystem
    {
        public const int Size = 2_024_008;
        public const int FileData = 2_008_008;
    }
}
