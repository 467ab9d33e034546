using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Phases;

namespace NE.Generators.Printing.Kernels;

/// <summary>A program as it runs on a device: its sections in phases, what the host sends and gets, where everything stands.</summary>
internal sealed class DeviceProgram
{
    /// <summary>Words of a step before its bias corrections; the same numbers as <c>NE.Runtime.Gpu.KernelStep</c>.</summary>
    public const int FirstFactor = 5;

    private const string Number = "Gpu::KernelWords.Of({0})";

    /// <summary>Prepares a program.</summary>
    public DeviceProgram(AgentProgram program)
    {
        Program = program;
        Sections = PhasePass.Of(program);
        RunWords = [.. Words()];
        Layout = new ArenaLayout(program, Sections, RunWords.Count);
        Factors = [.. Networks.Where(UsesFactors).Select(static n => n.Field)];
    }

    /// <summary>The program.</summary>
    public AgentProgram Program { get; }

    /// <summary>The sections that run on the device.</summary>
    public IReadOnlyList<DeviceSection> Sections { get; }

    /// <summary>The run values.</summary>
    public IReadOnlyList<RunWord> RunWords { get; }

    /// <summary>Where everything stands.</summary>
    public ArenaLayout Layout { get; }

    /// <summary>Words of a step.</summary>
    public int StepLength => FirstFactor + (2 * Factors.Count);

    /// <summary>Floats that go back to the host at an update.</summary>
    public int ResultLength => Weights.Count(static t => t is SumError or SumMean or SumActivated);

    /// <summary>Fields of the networks, of twins the first, whose bias corrections come with each step.</summary>
    public IReadOnlyList<string> Factors { get; }

    /// <summary>The actor and the first critic.</summary>
    public NetworkInstance[] Networks => [Program.Actor, Program.Critics[0]];

    /// <summary>Whether a network is the actor.</summary>
    public bool IsActor(NetworkInstance network) => network.Field == Program.Actor.Field;

    private IEnumerable<WeightsTask> Weights => Sections.SelectMany(static s => s.Phases).SelectMany(static p => p.Weights);

    // Where corrections go by age, norms, whose parameters share an age, still take them from the step.
    private static bool UsesFactors(NetworkInstance network) =>
        !network.Network.ByAge || network.Network.Layers.Any(static l => l.Norm is not null);

    private IEnumerable<RunWord> Words()
    {
        yield return new RunWord("SEED", "seed", false, "seed of all random numbers");
        foreach (RunValue value in Program.RunValues.Where(Used))
        {
            yield return new RunWord(MacroNames.Upper(value.Field), Float(value.Field), true, value.Meaning);
        }

        // The order of KernelWords.WriteAdam.
        yield return new RunWord("BETA1", "", true, "Adam's decay of the first moment");
        yield return new RunWord("ONE_MINUS_BETA1", "", true, "rounded once");
        yield return new RunWord("BETA2", "", true, "Adam's decay of the second moment");
        yield return new RunWord("ONE_MINUS_BETA2", "", true, "rounded once");
        yield return new RunWord("EPSILON", "", true, "beside the root of the second moment");
        int table = 0;
        foreach (NetworkInstance network in Networks.Where(static n => n.Network.ByAge))
        {
            string role = IsActor(network) ? "actor" : "critic";
            yield return new RunWord(
                $"{role.ToUpperInvariant()}_TABLE", $"(uint)tables[{table++}]", false, "where its bias corrections by age begin");
            yield return new RunWord(
                $"{role.ToUpperInvariant()}_LAST_AGE", $"(uint){role}Corrections.LastAge", false, "after which they no longer change");
        }
    }

    private static string Float(string field) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Number, field);

    private bool Used(RunValue value) =>
        value == RunValues.TargetNoise || value == RunValues.TargetNoiseClip || value == RunValues.Discount
        || (value == RunValues.Kappa && Weights.OfType<StepLayer>().Any(static s => s.Clip != StepClip.None))
        || (value == RunValues.Tau && Weights.Any(static t =>
            t is SoftUpdateLayer or SoftUpdateNorm or StepLayer { SoftUpdates: true } or StepNorm { SoftUpdates: true }))
        || (value == RunValues.ActiveThreshold && Weights.Any(static t => t is SumActivated));
}
