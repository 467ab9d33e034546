using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Passes;
using NE.Generators.Program;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Passes;

/// <summary>Merging operations, sharing memory and running side by side change no result.</summary>
public class FusionTests
{
    public static TheoryData<string> All => Cases.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Passes_OfACase_ChangeNoParameterAndNoMeter(string name)
    {
        ProgramModel plain = Programs.Build(name), finished = Programs.Compile(name);
        Machine expected = Run(plain, shared: false), actual = Run(finished, shared: false), shared = Run(finished, shared: true);
        Same(actual, expected);
        Same(shared, expected);
        actual.Seen.ShouldBe(expected.Seen, 1e-9);
        shared.Seen.ShouldBe(expected.Seen, 1e-9);
        expected.Seen.ShouldNotBe(0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Phases_OfACase_ChangeNoParameter(string name)
    {
        ProgramModel program = Programs.Compile(name);
        var expected = new Machine(program.Buffers);
        var actual = new Machine(program.Buffers);
        foreach (DeviceSection section in Phases.Of(program))
        {
            foreach (Operation operation in section.Section.Flat)
            {
                operation.Evaluate(expected);
            }

            // The host prepares what a step takes.
            foreach (Operation operation in section.Flat.Where(static o => o.Locality == Locality.Host && !o.Reads.Any()))
            {
                operation.Evaluate(actual);
            }

            foreach (Phase phase in section.Phases)
            {
                // Tasks of a phase may run in any order: from behind, all that do not depend on each other.
                foreach (Operation operation in phase.Rows.Concat(phase.Weights.Reverse()))
                {
                    // Who reads a number of the agent's state makes it.
                    foreach (Operation number in section.Flat.Where(o => o.Locality == Locality.OfState && o.Writes.Any(operation.Reads.Contains)))
                    {
                        number.Evaluate(actual);
                    }

                    operation.Evaluate(actual);
                }
            }
        }

        Same(actual, expected);
    }

    private static Machine Run(ProgramModel program, bool shared)
    {
        var machine = new Machine(program.Buffers)
        {
            Rooms = shared ? program.Rooms : new Dictionary<BufferId, BufferId>(),
        };
        for (int update = 0; update < 2; update++)
        {
            foreach (Operation operation in program.Sections.Where(static s => s.Cadence.Timed).SelectMany(static s => s.Flat))
            {
                operation.Evaluate(machine);
            }
        }

        return machine;
    }

    private static void Same(Machine actual, Machine expected)
    {
        actual.States.ShouldBe(expected.States, ignoreOrder: true);
        string Key(Parameter p) => $"{p.Owner?.Name}.{p.Slot.Field}.{p.Part.Name}";
        var ours = actual.Parameters.Where(static p => p.Key.Part != Part.Gradient && p.Key.Part != Part.Score)
            .ToDictionary(static p => p.Key, static p => p.Value).ToDictionary(p => Key(p.Key), static p => p.Value);
        foreach ((Parameter parameter, double[] values) in expected.Parameters)
        {
            if (parameter.Part == Part.Gradient || parameter.Part == Part.Score)
            {
                continue;
            }

            double[] mine = ours[Key(parameter)];
            for (int i = 0; i < values.Length; i++)
            {
                mine[i].ShouldBe(values[i], 1e-12, $"{Key(parameter)}[{i}]");
            }
        }
    }
}
