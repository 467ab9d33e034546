using System;

namespace NE.MuJoCo;

// The numbers of the compiled model, under MuJoCo's own names; mjmodel.h describes each in full.
public sealed unsafe partial class MuJoCoModel
{
    /// <summary>Position of every coordinate at the model's start. Shape [Nq].</summary>
    public ReadOnlySpan<double> Qpos0 => Field<double>(Layout.Model.Qpos0, Nq);

    /// <summary>Position at which joint springs are at rest. Shape [Nq].</summary>
    public ReadOnlySpan<double> QposSpring => Field<double>(Layout.Model.QposSpring, Nq);

    /// <summary>Parent of every body; body 0 is the world. Shape [Nbody].</summary>
    public ReadOnlySpan<int> BodyParentId => Field<int>(Layout.Model.BodyParentId, Nbody);

    /// <summary>Position of every body in its parent's frame, in metres. Shape [Nbody, 3].</summary>
    public ReadOnlySpan<double> BodyPos => Field<double>(Layout.Model.BodyPos, Nbody * 3);

    /// <summary>Orientation of every body in its parent's frame, as w x y z. Shape [Nbody, 4].</summary>
    public ReadOnlySpan<double> BodyQuat => Field<double>(Layout.Model.BodyQuat, Nbody * 4);

    /// <summary>Centre of mass of every body in its own frame, in metres. Shape [Nbody, 3].</summary>
    public ReadOnlySpan<double> BodyIpos => Field<double>(Layout.Model.BodyIpos, Nbody * 3);

    /// <summary>Mass of every body, in kilograms. Shape [Nbody].</summary>
    public ReadOnlySpan<double> BodyMass => Field<double>(Layout.Model.BodyMass, Nbody);

    /// <summary>Principal moments of inertia of every body, in kg m². Shape [Nbody, 3].</summary>
    public ReadOnlySpan<double> BodyInertia => Field<double>(Layout.Model.BodyInertia, Nbody * 3);

    /// <summary>Mass of every body with all bodies below it, in kilograms. Derived. Shape [Nbody].</summary>
    public ReadOnlySpan<double> BodySubtreeMass => Field<double>(Layout.Model.BodySubtreeMass, Nbody);

    /// <summary>Mean inverse inertia of every body at the model's start, translation and rotation. Derived. Shape [Nbody, 2].</summary>
    public ReadOnlySpan<double> BodyInvWeight0 => Field<double>(Layout.Model.BodyInvWeight0, Nbody * 2);

    /// <summary>Joint type: 0 free, 1 ball, 2 slide, 3 hinge. Shape [Njnt].</summary>
    public ReadOnlySpan<int> JntType => Field<int>(Layout.Model.JntType, Njnt);

    /// <summary>First degree of freedom of every joint: a free joint has 6, a ball 3, others 1. Shape [Njnt].</summary>
    public ReadOnlySpan<int> JntDofAdr => Field<int>(Layout.Model.JntDofAdr, Njnt);

    /// <summary>Body that every joint moves. Shape [Njnt].</summary>
    public ReadOnlySpan<int> JntBodyId => Field<int>(Layout.Model.JntBodyId, Njnt);

    /// <summary>1 where the joint has a range, else 0. Shape [Njnt].</summary>
    public ReadOnlySpan<byte> JntLimited => Field<byte>(Layout.Model.JntLimited, Njnt);

    /// <summary>Stiffness and damping of every joint's limit, as MuJoCo's solref. Shape [Njnt, 2].</summary>
    public ReadOnlySpan<double> JntSolref => Field<double>(Layout.Model.JntSolref, Njnt * 2);

    /// <summary>Impedance of every joint's limit, as MuJoCo's solimp. Shape [Njnt, 5].</summary>
    public ReadOnlySpan<double> JntSolimp => Field<double>(Layout.Model.JntSolimp, Njnt * 5);

    /// <summary>Anchor of every joint in its body's frame, in metres. Shape [Njnt, 3].</summary>
    public ReadOnlySpan<double> JntPos => Field<double>(Layout.Model.JntPos, Njnt * 3);

    /// <summary>Unit axis of every joint in its body's frame. Shape [Njnt, 3].</summary>
    public ReadOnlySpan<double> JntAxis => Field<double>(Layout.Model.JntAxis, Njnt * 3);

    /// <summary>Spring stiffness of every joint, in N/m or N m/rad. Shape [Njnt].</summary>
    public ReadOnlySpan<double> JntStiffness => Field<double>(Layout.Model.JntStiffness, Njnt);

    /// <summary>Lower and upper limit of every joint, in metres or radians. Shape [Njnt, 2].</summary>
    public ReadOnlySpan<double> JntRange => Field<double>(Layout.Model.JntRange, Njnt * 2);

    /// <summary>Distance from the limit at which its constraint begins to act. Shape [Njnt].</summary>
    public ReadOnlySpan<double> JntMargin => Field<double>(Layout.Model.JntMargin, Njnt);

    /// <summary>Armature: inertia added to every degree of freedom by its actuator, in kg or kg m². Shape [Nv].</summary>
    public ReadOnlySpan<double> DofArmature => Field<double>(Layout.Model.DofArmature, Nv);

    /// <summary>Damping of every degree of freedom, in N s/m or N m s/rad. Shape [Nv].</summary>
    public ReadOnlySpan<double> DofDamping => Field<double>(Layout.Model.DofDamping, Nv);

    /// <summary>Diagonal inverse inertia of every degree of freedom at the model's start. Derived. Shape [Nv].</summary>
    public ReadOnlySpan<double> DofInvWeight0 => Field<double>(Layout.Model.DofInvWeight0, Nv);

    /// <summary>Diagonal inertia of every degree of freedom at the model's start. Derived. Shape [Nv].</summary>
    public ReadOnlySpan<double> DofM0 => Field<double>(Layout.Model.DofM0, Nv);

    /// <summary>Geom type: 0 plane, 2 sphere, 3 capsule, 4 ellipsoid, 5 cylinder, 6 box, 7 mesh. Shape [Ngeom].</summary>
    public ReadOnlySpan<int> GeomType => Field<int>(Layout.Model.GeomType, Ngeom);

    /// <summary>Contact type bits of every geom. Shape [Ngeom].</summary>
    public ReadOnlySpan<int> GeomContype => Field<int>(Layout.Model.GeomContype, Ngeom);

    /// <summary>Contact affinity bits of every geom. Shape [Ngeom].</summary>
    public ReadOnlySpan<int> GeomConaffinity => Field<int>(Layout.Model.GeomConaffinity, Ngeom);

    /// <summary>Dimension of the contacts of every geom: 1 frictionless, 3 with sliding friction. Shape [Ngeom].</summary>
    public ReadOnlySpan<int> GeomCondim => Field<int>(Layout.Model.GeomCondim, Ngeom);

    /// <summary>Body that every geom belongs to. Shape [Ngeom].</summary>
    public ReadOnlySpan<int> GeomBodyId => Field<int>(Layout.Model.GeomBodyId, Ngeom);

    /// <summary>Stiffness and damping of every geom's contacts, as MuJoCo's solref. Shape [Ngeom, 2].</summary>
    public ReadOnlySpan<double> GeomSolref => Field<double>(Layout.Model.GeomSolref, Ngeom * 2);

    /// <summary>Impedance of every geom's contacts, as MuJoCo's solimp. Shape [Ngeom, 5].</summary>
    public ReadOnlySpan<double> GeomSolimp => Field<double>(Layout.Model.GeomSolimp, Ngeom * 5);

    /// <summary>Size of every geom in metres; a capsule has radius, half length, 0. Shape [Ngeom, 3].</summary>
    public ReadOnlySpan<double> GeomSize => Field<double>(Layout.Model.GeomSize, Ngeom * 3);

    /// <summary>Position of every geom in its body's frame, in metres. Shape [Ngeom, 3].</summary>
    public ReadOnlySpan<double> GeomPos => Field<double>(Layout.Model.GeomPos, Ngeom * 3);

    /// <summary>Orientation of every geom in its body's frame, as w x y z. Shape [Ngeom, 4].</summary>
    public ReadOnlySpan<double> GeomQuat => Field<double>(Layout.Model.GeomQuat, Ngeom * 4);

    /// <summary>Sliding, torsional and rolling friction of every geom. Shape [Ngeom, 3].</summary>
    public ReadOnlySpan<double> GeomFriction => Field<double>(Layout.Model.GeomFriction, Ngeom * 3);

    /// <summary>Distance at which a contact of the geom becomes active, in metres. Shape [Ngeom].</summary>
    public ReadOnlySpan<double> GeomMargin => Field<double>(Layout.Model.GeomMargin, Ngeom);

    /// <summary>What every actuator drives: for a motor the joint, and −1. Shape [Nu, 2].</summary>
    public ReadOnlySpan<int> ActuatorTrnId => Field<int>(Layout.Model.ActuatorTrnId, Nu * 2);

    /// <summary>1 where the control of the actuator is clamped to its range, else 0. Shape [Nu].</summary>
    public ReadOnlySpan<byte> ActuatorCtrlLimited => Field<byte>(Layout.Model.ActuatorCtrlLimited, Nu);

    /// <summary>Lower and upper bound of every control. Shape [Nu, 2].</summary>
    public ReadOnlySpan<double> ActuatorCtrlRange => Field<double>(Layout.Model.ActuatorCtrlRange, Nu * 2);

    /// <summary>Gear of every actuator: the force of a motor is its first entry times the clamped control. Shape [Nu, 6].</summary>
    public ReadOnlySpan<double> ActuatorGear => Field<double>(Layout.Model.ActuatorGear, Nu * 6);
}
