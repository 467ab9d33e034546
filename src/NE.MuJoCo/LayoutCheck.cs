using System;

namespace NE.MuJoCo;

/// <summary>
/// Reads back a model whose numbers are known. A library of the right version but built differently is rejected here, before it can give
/// wrong physics.
/// </summary>
internal static class LayoutCheck
{
    private const double Timestep = 0.0078125;

    private const string Xml = """
        <mujoco>
          <compiler angle="radian"/>
          <option timestep="0.0078125"/>
          <worldbody>
            <body pos="1 2 3">
              <freejoint/>
              <geom type="box" size="0.5 0.5 0.5" mass="3"/>
              <body pos="0 0 1">
                <joint type="hinge" axis="0 1 0" ref="0.5"/>
                <geom type="sphere" size="0.1" mass="2"/>
              </body>
            </body>
          </worldbody>
        </mujoco>
        """;

    private static ReadOnlySpan<double> Start => [1, 2, 3, 1, 0, 0, 0, 0.5];

    private static ReadOnlySpan<double> Masses => [0, 3, 2];

    /// <summary>Compiles the known model and compares.</summary>
    /// <exception cref="MuJoCoException">A value is not at the expected offset.</exception>
    public static void Run()
    {
        using MuJoCoModel model = MuJoCoModel.Compile(Xml);

        // Sizes first: a span of a wrong size could reach past its array.
        if (model is not { Nq: 8, Nv: 7, Nu: 0, Nbody: 3, Njnt: 2, Ngeom: 2, Timestep: Timestep }
            || !model.BodyMass.SequenceEqual(Masses)
            || !model.Qpos0.SequenceEqual(Start))
        {
            throw Differs();
        }

        using var data = new MuJoCoData(model);
        if (!data.Qpos.SequenceEqual(Start))
        {
            throw Differs();
        }
    }

    private static MuJoCoException Differs() => new(
        $"this libmujoco claims to be {MuJoCoLibrary.RequiredVersion}, but its structures are laid out differently: "
        + "use the build of the Debian package libmujoco2.2.2.");
}
