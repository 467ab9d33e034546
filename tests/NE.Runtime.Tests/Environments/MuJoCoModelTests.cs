using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Environments;

public class MuJoCoModelTests
{
    private static readonly string[] Integrators = ["Euler", "RK4", "implicit"];
    private static readonly string[] Solvers = ["PGS", "CG", "Newton"];
    private static readonly string[] Cones = ["pyramidal", "elliptic"];

    // Every number of the reference's model but geom_size_sorted, which repeats geom_size.
    private static readonly Dictionary<string, Func<MuJoCoModel, double[]>> NumbersByKey = new()
    {
        ["nq"] = m => [m.Nq],
        ["nv"] = m => [m.Nv],
        ["nu"] = m => [m.Nu],
        ["na"] = m => [m.Na],
        ["nbody"] = m => [m.Nbody],
        ["njnt"] = m => [m.Njnt],
        ["ngeom"] = m => [m.Ngeom],
        ["nsensordata"] = m => [m.NsensorData],
        ["timestep"] = m => [m.Timestep],
        ["iterations"] = m => [m.Iterations],
        ["tolerance"] = m => [m.Tolerance],
        ["disableflags"] = m => [m.DisableFlags],
        ["enableflags"] = m => [m.EnableFlags],
        ["density"] = m => [m.Density],
        ["viscosity"] = m => [m.Viscosity],
        ["gravity"] = m => m.Gravity.ToArray(),
        ["total_mass"] = m => [m.BodyMass.ToArray().Sum()],
        ["body_parentid"] = m => Widen(m.BodyParentId),
        ["body_mass"] = m => m.BodyMass.ToArray(),
        ["body_pos"] = m => m.BodyPos.ToArray(),
        ["body_quat"] = m => m.BodyQuat.ToArray(),
        ["body_ipos"] = m => m.BodyIpos.ToArray(),
        ["body_inertia"] = m => m.BodyInertia.ToArray(),
        ["jnt_type"] = m => Widen(m.JntType),
        ["jnt_bodyid"] = m => Widen(m.JntBodyId),
        ["jnt_limited"] = m => Widen(m.JntLimited),
        ["jnt_axis"] = m => m.JntAxis.ToArray(),
        ["jnt_pos"] = m => m.JntPos.ToArray(),
        ["jnt_range"] = m => m.JntRange.ToArray(),
        ["jnt_margin"] = m => m.JntMargin.ToArray(),
        ["jnt_solref"] = m => m.JntSolref.ToArray(),
        ["jnt_solimp"] = m => m.JntSolimp.ToArray(),
        ["jnt_stiffness"] = m => m.JntStiffness.ToArray(),
        ["qpos0"] = m => m.Qpos0.ToArray(),
        ["qpos_spring"] = m => m.QposSpring.ToArray(),
        ["dof_damping"] = m => m.DofDamping.ToArray(),
        ["dof_armature"] = m => m.DofArmature.ToArray(),
        ["actuator_gear"] = m => [.. Enumerable.Range(0, m.Nu).Select(i => m.ActuatorGear[6 * i])],
        ["actuator_ctrllimited"] = m => Widen(m.ActuatorCtrlLimited),
        ["actuator_ctrlrange"] = m => m.ActuatorCtrlRange.ToArray(),
        ["geom_type"] = m => Widen(m.GeomType),
        ["geom_bodyid"] = m => Widen(m.GeomBodyId),
        ["geom_contype"] = m => Widen(m.GeomContype),
        ["geom_conaffinity"] = m => Widen(m.GeomConaffinity),
        ["geom_condim"] = m => Widen(m.GeomCondim),
        ["geom_size"] = m => m.GeomSize.ToArray(),
        ["geom_pos"] = m => m.GeomPos.ToArray(),
        ["geom_quat"] = m => m.GeomQuat.ToArray(),
        ["geom_friction"] = m => m.GeomFriction.ToArray(),
        ["geom_margin"] = m => m.GeomMargin.ToArray(),
        ["geom_solref"] = m => m.GeomSolref.ToArray(),
        ["geom_solimp"] = m => m.GeomSolimp.ToArray(),
        ["stat_extent"] = m => [m.Extent],
        ["stat_center"] = m => m.Center.ToArray(),
    };

    private static readonly Dictionary<string, Func<MuJoCoModel, string[]>> TextsByKey = new()
    {
        ["integrator"] = m => [Integrators[m.Integrator]],
        ["solver"] = m => [Solvers[m.Solver]],
        ["cone"] = m => [Cones[m.Cone]],
        ["body_names"] = m => [.. Enumerable.Range(0, m.Nbody).Select(i => m.Name(MuJoCoObject.Body, i) ?? "")],
        ["joint_names"] = m => [.. Enumerable.Range(0, m.Njnt).Select(i => m.Name(MuJoCoObject.Joint, i) ?? "")],
        ["actuator_joint"] = m => [.. Enumerable.Range(0, m.Nu).Select(i => m.Name(MuJoCoObject.Joint, m.ActuatorTrnId[2 * i]) ?? "")],
        ["geom_names"] = m => [.. Enumerable.Range(0, m.Ngeom).Select(i => m.Name(MuJoCoObject.Geom, i) ?? "")],
    };

    public static TheoryData<string> Tasks => new(ReferenceVectors.TaskNames);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void CompiledModel_OfEveryTask_HasTheReferenceNumbers(string taskName)
    {
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create(taskName);
        MuJoCoModel model = environment.Data.Model;
        foreach (JsonProperty property in ReferenceVectors.Read(taskName).Model.EnumerateObject())
        {
            if (TextsByKey.TryGetValue(property.Name, out Func<MuJoCoModel, string[]>? texts))
            {
                texts(model).ShouldBe(Texts(property.Value), $"{taskName} {property.Name}");
            }
            else if (property.Name != "geom_size_sorted")
            {
                // The compiler's own arithmetic: equal but for the last places.
                NumbersByKey[property.Name](model).ShouldBe(ReferenceVectors.Numbers(property.Value), 1e-12, $"{taskName} {property.Name}");
            }
        }
    }

    private static double[] Widen(ReadOnlySpan<int> values) => [.. values.ToArray().Select(static v => (double)v)];

    private static double[] Widen(ReadOnlySpan<byte> values) => [.. values.ToArray().Select(static v => (double)v)];

    private static string[] Texts(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().Select(static e => e.GetString()!)]
        : [element.GetString()!];
}
