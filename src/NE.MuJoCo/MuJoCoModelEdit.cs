using System;

namespace NE.MuJoCo;

/// <summary>
/// Changes constants of a compiled model. No simulation of the model may run meanwhile. A simulation uses the new constants from its next step
/// on; what it has already derived from the state, such as contacts, stays until then.
/// </summary>
public readonly unsafe struct MuJoCoModelEdit
{
    private readonly MuJoCoModel model;

    internal MuJoCoModelEdit(MuJoCoModel model) => this.model = model;

    /// <summary>Bits of disabled features (<c>mjtDisableBit</c>).</summary>
    public ref int DisableFlags => ref *(int*)(model.Pointer + Layout.Model.DisableFlags);

    /// <summary>Gravity, in m/s². Shape [3].</summary>
    public Span<double> Gravity => new(model.Pointer + Layout.Model.Gravity, 3);

    /// <summary>Velocity of the medium, in m/s. Shape [3].</summary>
    public Span<double> Wind => new(model.Pointer + Layout.Model.Wind, 3);

    /// <summary>Mass of every body, in kilograms; then call <see cref="SetConstants"/>. Shape [Nbody].</summary>
    public Span<double> BodyMass => Field(Layout.Model.BodyMass, model.Nbody);

    /// <summary>Principal moments of inertia of every body, in kg m²; then call <see cref="SetConstants"/>. Shape [Nbody, 3].</summary>
    public Span<double> BodyInertia => Field(Layout.Model.BodyInertia, model.Nbody * 3);

    /// <summary>Damping of every degree of freedom, in N s/m or N m s/rad. Shape [Nv].</summary>
    public Span<double> DofDamping => Field(Layout.Model.DofDamping, model.Nv);

    /// <summary>Sliding, torsional and rolling friction of every geom; a contact has the larger of its two geoms. Shape [Ngeom, 3].</summary>
    public Span<double> GeomFriction => Field(Layout.Model.GeomFriction, model.Ngeom * 3);

    /// <summary>Size of every geom in metres. Shape [Ngeom, 3].</summary>
    public Span<double> GeomSize => Field(Layout.Model.GeomSize, model.Ngeom * 3);

    /// <summary>
    /// Position of every geom in its body's frame, in metres. One that was compiled at the origin of its body stays there. Shape [Ngeom, 3].
    /// </summary>
    public Span<double> GeomPos => Field(Layout.Model.GeomPos, model.Ngeom * 3);

    /// <summary>Gear of every actuator. Shape [Nu, 6].</summary>
    public Span<double> ActuatorGear => Field(Layout.Model.ActuatorGear, model.Nu * 6);

    /// <summary>
    /// Computes again what the model derives from masses and inertias (<c>mj_setConst</c>): the softness of contacts and limits depends on it.
    /// </summary>
    /// <param name="scratch">Data of this model, whose state is lost.</param>
    /// <exception cref="ArgumentException">The data is that of another model.</exception>
    public void SetConstants(MuJoCoData scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        if (scratch.Model != model)
        {
            throw new ArgumentException("the data is that of another model: give data created on this one.", nameof(scratch));
        }

        scratch.SetConstants();
    }

    private Span<double> Field(int offset, int count) => new(*(double**)(model.Pointer + offset), count);
}
