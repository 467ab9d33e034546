using System;

namespace NE.MuJoCo;

// The state and everything derived from it, under MuJoCo's own names; mjdata.h describes each in full.
public sealed unsafe partial class MuJoCoData
{
    /// <summary>Position of every coordinate, in metres, radians or quaternion entries. Writable. Shape [Nq].</summary>
    public Span<double> Qpos => Field(Layout.Data.Qpos, Model.Nq);

    /// <summary>Velocity of every degree of freedom, in m/s or rad/s. Writable. Shape [Nv].</summary>
    public Span<double> Qvel => Field(Layout.Data.Qvel, Model.Nv);

    /// <summary>Control of every actuator, unclamped: the engine clamps its own copy. Writable. Shape [Nu].</summary>
    public Span<double> Ctrl => Field(Layout.Data.Ctrl, Model.Nu);

    /// <summary>Acceleration of every degree of freedom. Shape [Nv].</summary>
    public ReadOnlySpan<double> Qacc => Field(Layout.Data.Qacc, Model.Nv);

    /// <summary>Readings of all sensors, one after another. Shape [NsensorData].</summary>
    public ReadOnlySpan<double> SensorData => Field(Layout.Data.SensorData, Model.NsensorData);

    /// <summary>Position of every body in the world, in metres. Shape [Nbody, 3].</summary>
    public ReadOnlySpan<double> Xpos => Field(Layout.Data.Xpos, Model.Nbody * 3);

    /// <summary>Orientation of every body in the world, as w x y z. Shape [Nbody, 4].</summary>
    public ReadOnlySpan<double> Xquat => Field(Layout.Data.Xquat, Model.Nbody * 4);

    /// <summary>Orientation of every body in the world, as a row-major matrix. Shape [Nbody, 9].</summary>
    public ReadOnlySpan<double> Xmat => Field(Layout.Data.Xmat, Model.Nbody * 9);

    /// <summary>Centre of mass of every body in the world, in metres. Shape [Nbody, 3].</summary>
    public ReadOnlySpan<double> Xipos => Field(Layout.Data.Xipos, Model.Nbody * 3);

    /// <summary>Position of every geom in the world, in metres. Shape [Ngeom, 3].</summary>
    public ReadOnlySpan<double> GeomXpos => Field(Layout.Data.GeomXpos, Model.Ngeom * 3);

    /// <summary>Position of every site in the world, in metres. Shape [Nsite, 3].</summary>
    public ReadOnlySpan<double> SiteXpos => Field(Layout.Data.SiteXpos, Model.Nsite * 3);

    /// <summary>
    /// Inertia of every body about the centre of mass of its tree: 6 of inertia, 3 of mass times offset, mass. Shape [Nbody, 10].
    /// </summary>
    public ReadOnlySpan<double> Cinert => Field(Layout.Data.Cinert, Model.Nbody * 10);

    /// <summary>Velocity of every body about the centre of mass of its tree: rotation first, then translation. Shape [Nbody, 6].</summary>
    public ReadOnlySpan<double> Cvel => Field(Layout.Data.Cvel, Model.Nbody * 6);

    /// <summary>Force of all actuators on every degree of freedom, in N or N m. Shape [Nv].</summary>
    public ReadOnlySpan<double> QfrcActuator => Field(Layout.Data.QfrcActuator, Model.Nv);

    /// <summary>Force of contacts and limits on every degree of freedom, in N or N m. Shape [Nv].</summary>
    public ReadOnlySpan<double> QfrcConstraint => Field(Layout.Data.QfrcConstraint, Model.Nv);

    /// <summary>
    /// External force on every body about the centre of mass of its tree, torque first. Filled by <see cref="RnePostConstraint"/>. Shape
    /// [Nbody, 6].
    /// </summary>
    public ReadOnlySpan<double> CfrcExt => Field(Layout.Data.CfrcExt, Model.Nbody * 6);
}
