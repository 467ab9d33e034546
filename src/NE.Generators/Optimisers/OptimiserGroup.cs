using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>Instances whose parameters are updated together.</summary>
/// <param name="Name">Its name: <c>actor</c>.</param>
/// <param name="Instances">Instances of one network.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Rate">Setting of the learning rate.</param>
/// <param name="Count">Number of steps so far, as an expression of the update counter.</param>
/// <param name="Every">Updates between steps, as a name or number.</param>
internal sealed record OptimiserGroup(
    string Name, EquatableInstances Instances, Optimiser Rule, string Rate, string Count, string Every)
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["ChangeActor", "ChangeCritic", "StepActor", "StepCritic"],
        Words = ["actorCorrections", "actorStep", "criticCorrections", "criticStep", "step"],
        NetworkWords = ["step"],
    };

    /// <summary>The network.</summary>
    public Network Network => Instances[0].Network;

    /// <summary>C# of the layers of all instances, as arguments: the list of matrices, then that of normalisations if there are any.</summary>
    public string Layers
    {
        get
        {
            string List(bool matrix) => $"[{string.Join(", ", Instances.SelectMany(instance =>
                instance.Network.Slots.Where(slot => slot.Storage.Matrix == matrix).Select(slot => $"{instance.Field}.{slot.Field}")))}]";
            return Network.Slots.All(static slot => slot.Storage.Matrix) ? List(true) : $"{List(true)},\n    {List(false)}";
        }
    }

    /// <summary>Whether its parameters count their own steps.</summary>
    public bool Aged => Network.Slots.Any(static slot => slot.Storage.Aged);

    /// <summary>At every n-th of its steps.</summary>
    /// <param name="interval">n, a constant of the program.</param>
    public Cadence EachOf(Number interval) => new($"every {(long)interval.Amount} steps of the {Name}", $"{{0}} % {Updates(interval)} == 0");

    /// <summary>At all its steps except every n-th.</summary>
    /// <param name="interval">n, a constant of the program.</param>
    public Cadence AllBut(Number interval) => new(
        $"steps of the {Name} but every {(long)interval.Amount}th",
        $"{(Every == "1" ? "" : $"{{0}} % {Every} == 0 && ")}{{0}} % {Updates(interval)} != 0");

    private string Updates(Number interval) => Every == "1" ? interval.Name : $"((long){Every} * {interval.Name})";

    /// <summary>A part of the parameters of all slots of all instances.</summary>
    public IEnumerable<Parameter> Parameters(Part part) =>
        Instances.SelectMany(static instance => instance.Network.Slots, (instance, slot) => new Parameter(instance, slot, part));

    /// <summary>Whether some parameters share a step count: all without ages, and those of norms.</summary>
    public bool Shared => !Aged || Network.Slots.Any(static slot => !slot.Storage.Aged);
}
