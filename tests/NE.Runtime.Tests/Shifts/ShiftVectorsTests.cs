using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Environments.Shifts;
using NE.Runtime.Tests.Environments;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Shifts;

/// <summary>Edits of models against those of MuJoCo 2.2.2 through its C interface: derived constants, and 20 steps each.</summary>
public class ShiftVectorsTests
{
    // Rounding alone amplifies a shift of 1e-14 to 9e-9 in 20 steps.
    private const double Tolerance = 1e-5;

    private static readonly JsonElement[] Cases = [.. ReferenceVectors.Read("shift").Root.GetProperty("cases").EnumerateArray()];

    public static TheoryData<string> Names => [.. Cases.Select(NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Edit_GivesTheRecordedConstantsAndSteps(string name)
    {
        JsonElement test = Cases.Single(test => NameOf(test) == name);
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create(test.GetProperty("env").GetString()!);
        int editAt = test.GetProperty("at_step").GetInt32();
        float[] observation = new float[environment.Task.Observations];
        ShiftAttribute shift = Shift(test);
        TaskShifts shifts = TaskShifts.Of(environment, environment.Task, [shift]);
        ShiftValue value = ShiftRegistry.Value(shift, 0, 1, environment.Task);

        // Changes never compound: an earlier one leaves no trace.
        shifts.Apply([new ShiftValue(ShiftMode.Scale, [1.7])]);
        shifts.Apply([ShiftValue.Nominal]);
        if (editAt == 0)
        {
            shifts.Apply([value]);
        }

        environment.ResetTo(Row(test, "init_qpos"), Row(test, "init_qvel"), observation);
        JsonElement[] actions = [.. test.GetProperty("actions").EnumerateArray()];
        for (int step = 0; step < actions.Length; step++)
        {
            if (step > 0 && step == editAt)
            {
                shifts.Apply([value]);
            }

            environment.Step([.. ReferenceVectors.Numbers(actions[step]).Select(static a => (float)a)], observation);
            Deviation(environment.Data.Qpos, ReferenceVectors.Numbers(test.GetProperty("qpos")[step])).ShouldBeLessThan(Tolerance, $"qpos {step}");
            Deviation(environment.Data.Qvel, ReferenceVectors.Numbers(test.GetProperty("qvel")[step])).ShouldBeLessThan(Tolerance, $"qvel {step}");
            environment.Data.ContactCount.ShouldBe(test.GetProperty("ncon")[step].GetInt32());
        }

        Constants(environment.Data.Model, test.GetProperty("after"));
    }

    [Fact]
    public void Mass_ScaledAndBack_RestoresEveryDerivedConstantOfTheCompiledModel()
    {
        using var environment = new HalfCheetah();
        using var untouched = new HalfCheetah();
        TaskShifts shifts = TaskShifts.Of(environment, environment.Task, [new(Property.Mass) { Scale = [2], Of = "torso" }]);

        shifts.Apply([new ShiftValue(ShiftMode.Scale, [2])]);
        environment.Data.Model.BodyInvWeight0.ToArray().ShouldNotBe(untouched.Data.Model.BodyInvWeight0.ToArray());
        shifts.Apply([ShiftValue.Nominal]);

        environment.Data.Model.BodyMass.ToArray().ShouldBe(untouched.Data.Model.BodyMass.ToArray());
        environment.Data.Model.BodyInertia.ToArray().ShouldBe(untouched.Data.Model.BodyInertia.ToArray());
        environment.Data.Model.BodyInvWeight0.ToArray().ShouldBe(untouched.Data.Model.BodyInvWeight0.ToArray());
        environment.Data.Model.DofInvWeight0.ToArray().ShouldBe(untouched.Data.Model.DofInvWeight0.ToArray());
        environment.Data.Model.MeanInertia.ShouldBe(untouched.Data.Model.MeanInertia);
    }

    [Fact]
    public void Wind_MovesTheMediumAlongX()
    {
        using var swimmer = new Swimmer();
        TaskShifts shifts = TaskShifts.Of(swimmer, swimmer.Task, [new(Property.Wind) { Values = [2] }]);

        shifts.Apply([new ShiftValue(ShiftMode.Set, [2])]);

        swimmer.Data.Model.Wind.ToArray().ShouldBe([2, 0, 0]);
    }

    [Fact]
    public void Gravity_SetToALength_KeepsItsDirection()
    {
        using var cheetah = new HalfCheetah();
        TaskShifts shifts = TaskShifts.Of(cheetah, cheetah.Task, [new(Property.Gravity) { Values = [1.62] }]);

        shifts.Apply([new ShiftValue(ShiftMode.Set, [1.62])]);

        cheetah.Data.Model.Gravity.ToArray().ShouldBe([0, 0, -1.62], 1e-15);
    }

    private static void Constants(MuJoCoModel model, JsonElement after)
    {
        foreach ((string key, double[] actual) in new (string, double[])[]
        {
            ("gravity", model.Gravity.ToArray()), ("geom_friction", model.GeomFriction.ToArray()), ("body_mass", model.BodyMass.ToArray()),
            ("body_inertia", model.BodyInertia.ToArray()), ("body_subtreemass", model.BodySubtreeMass.ToArray()),
            ("body_invweight0", model.BodyInvWeight0.ToArray()), ("dof_invweight0", model.DofInvWeight0.ToArray()),
            ("dof_M0", model.DofM0.ToArray()), ("meaninertia", [model.MeanInertia]), ("dof_damping", model.DofDamping.ToArray()),
            ("actuator_gear", [.. model.ActuatorGear.ToArray().Where(static (_, index) => index % 6 == 0)]),
        })
        {
            Deviation(actual, ReferenceVectors.Numbers(after.GetProperty(key))).ShouldBeLessThan(1e-12, key);
        }
    }

    private static ShiftAttribute Shift(JsonElement test)
    {
        double[] value = [test.GetProperty("value").GetDouble()];
        ShiftAttribute shift = new(Enum.Parse<Property>(test.GetProperty("property").GetString()!, ignoreCase: true))
        {
            Of = string.Join(",", test.GetProperty("target").EnumerateArray().Select(static name => name.GetString())),
        };
        if (test.GetProperty("mode").GetString() == "set")
        {
            shift.Values = value;
        }
        else
        {
            shift.Scale = value;
        }

        return shift;
    }

    private static string NameOf(JsonElement test) => test.GetProperty("name").GetString()!;

    private static double[] Row(JsonElement test, string key) => ReferenceVectors.Numbers(test.GetProperty(key));

    private static double Deviation(ReadOnlySpan<double> actual, IReadOnlyList<double> expected)
    {
        actual.Length.ShouldBe(expected.Count);
        double worst = 0;
        for (int i = 0; i < expected.Count; i++)
        {
            worst = Math.Max(worst, Math.Abs(actual[i] - expected[i]) / Math.Max(1, Math.Abs(expected[i])));
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }
}
