using System.Linq;
using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Shifts;

/// <summary>What the catalogue says of a model, by which the compiler checks shifts, is what the compiled model says.</summary>
public class TaskModelTests
{
    public static TheoryData<string> Tasks => [.. TaskCatalogue.All.Select(static task => task.Name)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Catalogue_NamesTheElementsOfTheModel(string task)
    {
        TaskModel stated = TaskCatalogue.All.Single(sizes => sizes.Name == task).Model;
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create(task);
        MuJoCoModel model = environment.Data.Model;

        stated.Bodies.ShouldBe(Names(model, MuJoCoObject.Body, model.Nbody).Where(static name => name != "world"));
        stated.Geoms.ShouldBe(Names(model, MuJoCoObject.Geom, model.Ngeom), ignoreOrder: true);
        stated.Joints.ShouldBe(Names(model, MuJoCoObject.Joint, model.Njnt));
        stated.Motors.ShouldBe(Enumerable.Range(0, model.Nu).Select(motor => model.Name(MuJoCoObject.Joint, model.ActuatorTrnId[2 * motor])));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Catalogue_SaysWhatTheModelFeels(string task)
    {
        TaskModel stated = TaskCatalogue.All.Single(sizes => sizes.Name == task).Model;
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create(task);
        MuJoCoModel model = environment.Data.Model;

        stated.HasMedium.ShouldBe(model.Density > 0 || model.Viscosity > 0);
        stated.HasDamping.ShouldBe(model.DofDamping.ToArray().Any(static damping => damping > 0));
        stated.FeelsFriction.ShouldBe(Enumerable.Range(0, model.Ngeom).Any(one => Enumerable.Range(0, one).Any(other => Slides(model, one, other))));
        stated.FeelsGravity.ShouldBe(Falls(environment));
    }

    private static string[] Names(MuJoCoModel model, MuJoCoObject kind, int count) =>
        [.. Enumerable.Range(0, count).Select(id => model.Name(kind, id)).OfType<string>()];

    // Contacts of bodies that are not fixed to each other, with friction.
    private static bool Slides(MuJoCoModel model, int one, int other)
    {
        const int ContactsDisabled = 1 << 4;
        (int a, int b) = (model.GeomBodyId[one], model.GeomBodyId[other]);
        bool parent = (a != 0 && model.BodyParentId[b] == a) || (b != 0 && model.BodyParentId[a] == b);
        bool touch = (model.GeomContype[one] & model.GeomConaffinity[other]) != 0 || (model.GeomContype[other] & model.GeomConaffinity[one]) != 0;
        return (model.DisableFlags & ContactsDisabled) == 0 && a != b && !parent && touch
            && (model.GeomCondim[one] > 1 || model.GeomCondim[other] > 1);
    }

    // Whether gravity changes how the model moves from somewhere off its start.
    private static bool Falls(MuJoCoEnvironment environment)
    {
        double[] Accelerate(double factor)
        {
            environment.Data.Model.Edit.Gravity.Clear();
            environment.Data.Model.Edit.Gravity[2] = -factor;
            environment.Data.Reset();
            foreach (ref double position in environment.Data.Qpos)
            {
                position += 0.1;
            }

            environment.Data.Forward();
            return environment.Data.Qacc.ToArray();
        }

        bool has = environment.Data.Model.Gravity[2] != 0;
        return Accelerate(9.81).Zip(Accelerate(0)).Any(static pair => System.Math.Abs(pair.First - pair.Second) > 1e-9) && has;
    }
}
