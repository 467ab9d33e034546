using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Methods.PlasticityInjection;
using NE.Generators.Operations;
using NE.Generators.Passes;
using NE.Generators.Program;
using NE.Generators.Tests.Passes;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Operations;

/// <summary>Passes trust what operations say they read and write: each does what it says, in every program of the cases.</summary>
public class HonestyTests
{
    private static readonly Lazy<IReadOnlyList<(string Case, Buffers Buffers, Operation Operation)>> Known = new(Collect);

    // Operations that compute nothing in a machine, or less than in a run.
    private static readonly IReadOnlyDictionary<Type, string> Outside = new Dictionary<Type, string>
    {
        [typeof(RuntimeCall)] = "what the runtime does is compared with what the call states in RandomPrograms/EventEffectTests",
        [typeof(AddFrozen)] = "a machine has no frozen copies; their sum is compared in NE.Integration.Tests/PlasticityInjectionTests",
        [typeof(FrozenInputGradient)] = "as their sum, by finite differences",
    };

    // Operations that no program of the cases has.
    private static readonly IReadOnlyDictionary<Type, string> Absent = new Dictionary<Type, string>
    {
    };

    // Reads that change nothing, each with its reason.
    private static readonly IReadOnlyList<(Func<Operation, Place, bool> Read, string Reason)> Idle =
    [
        (static (o, read) => o is NegativeMean { Summed: false }, "the slope of a mean is the same everywhere; a loss reads alike for sum and slope"),
        (static (o, read) => o is SoftPolicyLoss { Summed: false } loss && read.Memory == loss.LogProbability,
            "the loss is linear in log π; a loss reads alike for sum and slope"),
    ];

    private static readonly double[] Scales = [1, 12];

    public static TheoryData<string> All => [.. Kinds.Except(Absent.Keys).Except(Outside.Keys).Select(static type => type.Name)];

    private static IEnumerable<Type> Kinds =>
        FeatureNames.Types.Where(static type => typeof(Operation).IsAssignableFrom(type) && !type.IsAbstract).OrderBy(static type => type.Name);

    [Fact]
    public void EveryOperation_OccursInSomeCase_OrIsListed() =>
        Kinds.Except(Known.Value.Select(static known => known.Operation.GetType())).ShouldBe(Absent.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(All))]
    public void Operation_DoesWhatItDeclares(string kind)
    {
        foreach ((string name, Buffers buffers, Operation operation) in Known.Value.Where(known => known.Operation.GetType().Name == kind))
        {
            Lies(buffers, operation, Effects.Of(operation).Reads, Effects.Of(operation).Writes).ShouldBeEmpty(Title(name, buffers, operation));
            foreach (Place read in Needed(operation))
            {
                // Where nothing is close to its bounds, a clip reads without effect.
                Scales.Any(scale => Depends(buffers, operation, scale, read, place => Effects.Of(operation).Writes.Any(place.Overlaps)))
                    .ShouldBeTrue($"{Title(name, buffers, operation)}: does not need {Words(buffers, read)}");
            }
        }
    }

    /// <summary>
    /// The test above can fail: for every operation and each place that it states to read or write, the same operation without that statement is
    /// found out.
    /// </summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Operation_WithoutAReadOrWriteThatItStates_IsFoundOut(string kind)
    {
        int removed = 0;
        foreach ((string name, Buffers buffers, Operation operation) in Known.Value.Where(known => known.Operation.GetType().Name == kind).Take(8))
        {
            IReadOnlyList<Place> reads = Effects.Of(operation).Reads, writes = Effects.Of(operation).Writes;
            foreach (Place read in Needed(operation))
            {
                Place[] others = [.. reads.Where(other => other != read)];
                if (!others.Any(other => other.Overlaps(read)))
                {
                    removed++;
                    Lies(buffers, operation, others, writes).ShouldNotBeEmpty($"{Title(name, buffers, operation)}: without its read {Words(buffers, read)}");
                }
            }

            foreach (Place write in writes)
            {
                Place[] others = [.. writes.Where(other => other != write)];
                if (!others.Any(other => other.Overlaps(write)) && !OwnOf(operation).Any(write.Overlaps))
                {
                    removed++;
                    Lies(buffers, operation, reads, others).ShouldNotBeEmpty($"{Title(name, buffers, operation)}: without its write {Words(buffers, write)}");
                }
            }
        }

        removed.ShouldBeGreaterThan(0);
    }

    // What an operation does beyond what it is said to read and write.
    private static IEnumerable<string> Lies(Buffers buffers, Operation operation, IReadOnlyList<Place> reads, IReadOnlyList<Place> writes)
    {
        bool Reads(Place place) => reads.Any(place.Overlaps);
        bool Writes(Place place) => writes.Any(place.Overlaps);
        Place[] own = [.. OwnOf(operation)];

        // A call of whole passes takes long, and its parts are asked one by one.
        foreach ((double scale, double shift) in new[] { (1, 0.7), (12, -0.9), (12, 30) }.Take(operation is ICall ? 1 : 3))
        {
            var plain = Effect.Of(buffers, operation, scale, static _ => false, 0);
            foreach (Place place in plain.Changed(place => !Writes(place) && !own.Any(place.Overlaps)).Take(3))
            {
                yield return $"changes {Words(buffers, place)}, which it does not declare";
            }

            var elsewhere = Effect.Of(buffers, operation, scale, place => !Reads(place), shift);
            foreach (Place place in plain.Differing(elsewhere, Writes).Take(3))
            {
                yield return $"{Words(buffers, place)} depends on what it does not declare, or is declared to be written and is not";
            }

            if (elsewhere.Seen != plain.Seen)
            {
                yield return "what leaves the learner depends on what it does not declare";
            }
        }
    }

    // Reads whose absence a machine can see. What stands for several operations reads what they read, and some of that it wrote itself.
    private static IEnumerable<Place> Needed(Operation operation) => operation.Flat().All(part => ReferenceEquals(part, operation))
        ? Effects.Of(operation).Reads.Where(read => !Idle.Any(idle => idle.Read(operation, read)))
        : [];

    private static bool Depends(Buffers buffers, Operation operation, double scale, Place read, Func<Place, bool> writes)
    {
        var plain = Effect.Of(buffers, operation, scale, static _ => false, 0);
        return new[] { 0.9, -0.9, 30 }.Select(shift => Effect.Of(buffers, operation, scale, place => read.Overlaps(place), shift))
            .Any(moved => moved.Seen != plain.Seen || plain.Differing(moved, writes).Any());
    }

    private static string Title(string name, Buffers buffers, Operation operation) =>
        $"{name}: {operation.GetType().Name} {string.Join(", ", Effects.Of(operation).Writes.Select(write => Words(buffers, write)))}";

    // A step on the device sums the gradient in registers; the machine has it in the gradient's array, which nobody reads afterwards.
    private static IEnumerable<Place> OwnOf(Operation operation) => operation switch
    {
        LayerStep step => [step.Gradient.Into],
        NormStep step => [step.Gradient.Into],
        OnCopies copies => copies.Copies.SelectMany(OwnOf),
        _ => [],
    };

    private static string Words(Buffers buffers, Place place) => place.Memory is { } value ? buffers.Name(value)
        : place.Parameter is { } parameter ? $"{parameter.Owner?.Name}.{parameter.Slot.Field}.{parameter.Part.Name}"
        : place.State!.Name;

    // Before and behind the passes, in sections and in their phases: one of each kind that reads and writes places of equal names and sizes.
    private static IReadOnlyList<(string Case, Buffers Buffers, Operation Operation)> Collect()
    {
        List<(string, Buffers, Operation)> all = [];
        HashSet<string> seen = [];
        foreach (string name in Cases.Names)
        {
            foreach (ProgramModel program in new[] { Programs.Build(name), Programs.Compile(name) })
            {
                string Sized(Place place) => $"{Words(program.Buffers, place)} {place.Memory?.Rows} {place.Parameter?.Slot}";
                IEnumerable<Operation> phases = Phases.Of(program).SelectMany(static s => s.Phases).SelectMany(static p => p.Rows.Concat(p.Weights));
                foreach (Operation operation in program.Sections.SelectMany(static s => s.Operations).Concat(phases).SelectMany(Opened))
                {
                    Effects effects = Effects.Of(operation);
                    string key = string.Join(
                        "|", [operation.GetType().Name, .. effects.Reads.Select(Sized), ">", .. effects.Writes.Select(Sized)]);
                    if (seen.Add(key))
                    {
                        all.Add((name, program.Buffers, operation));
                    }
                }
            }
        }

        return all;
    }

    // An operation, what a call of a routine opens to, and what either stands for.
    private static IEnumerable<Operation> Opened(Operation operation) =>
    [
        operation,
        .. operation is Call call ? call.Open().SelectMany(static step => step.Operations).SelectMany(Opened)
            : operation is SideBySide calls ? calls.Calls.SelectMany(Opened)
            : operation.Flat().Where(part => !ReferenceEquals(part, operation)),
    ];
}
