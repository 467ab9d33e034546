namespace NE.Runtime.Tests.MuJoCo;

internal static class TestModels
{
    /// <summary>A ball of 2 kg, 10 m above nothing; steps of 0.01 s, Euler.</summary>
    public const string FallingBall = """
        <mujoco>
          <option timestep="0.01" gravity="0 0 -9.81"/>
          <worldbody>
            <body name="ball" pos="1 2 10">
              <freejoint/>
              <geom type="sphere" size="0.1" mass="2"/>
            </body>
          </worldbody>
        </mujoco>
        """;

    /// <summary>A box that lies in the floor, so that there is always a contact to solve.</summary>
    public const string RestingBox = """
        <mujoco>
          <worldbody>
            <geom type="plane" size="1 1 1"/>
            <body pos="0 0 0.05">
              <freejoint/>
              <geom type="box" size="0.1 0.1 0.1"/>
            </body>
          </worldbody>
        </mujoco>
        """;

    /// <summary>A slide driven by a motor of gear 3 whose control is limited to ±1; mass 1 kg, no gravity.</summary>
    public const string Slide = """
        <mujoco>
          <option timestep="0.01" gravity="0 0 0"/>
          <worldbody>
            <body name="sled">
              <joint name="slide" type="slide" axis="1 0 0"/>
              <geom type="sphere" size="0.1" mass="1"/>
            </body>
          </worldbody>
          <actuator>
            <motor joint="slide" gear="3" ctrllimited="true" ctrlrange="-1 1"/>
          </actuator>
        </mujoco>
        """;
}
