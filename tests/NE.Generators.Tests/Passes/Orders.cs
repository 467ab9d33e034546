using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Operations;
using NE.Generators.Passes;
using NE.Generators.Planning;
using NE.Generators.Printing;
using NE.Generators.Program;
using Shouldly;

namespace NE.Generators.Tests.Passes;

/// <summary>The orders in which a program may run give one result: as built, merged, in shared memory with branches taking turns, in phases.</summary>
internal static class Orders
{
    private const int Updates = 2;

    /// <summary>Compares a program before all passes with the finished one, whose buffers share memory or not.</summary>
    public static void CheckPasses(Declaration declaration)
    {
        ProgramModel finished = ExperimentPrinter.Compile(declaration)!;
        Machine expected = Run(ProgramBuilder.Build(Planner.Plan(declaration)!), shared: false);
        expected.Seen.ShouldNotBe(0);
        foreach (bool shared in new[] { false, true })
        {
            Machine actual = Run(finished, shared);
            Same(actual, expected, shared ? "in shared memory" : "merged");
            Near(actual.Seen, expected.Seen, 1e-9, "what meters saw");
            actual.States.Keys.ShouldBe(expected.States.Keys, ignoreOrder: true);
        }
    }

    /// <summary>Compares the sections of a device with their phases, in which tasks on weights run in any order.</summary>
    public static void CheckPhases(Declaration declaration)
    {
        ProgramModel program = ExperimentPrinter.Compile(declaration)!;
        var expected = new Machine(program.Buffers);
        var actual = new Machine(program.Buffers);
        foreach (DeviceSection section in Phases.Of(program))
        {
            Evaluate(section.Section.Flat, expected);

            // The host prepares what a step takes.
            Evaluate(section.Flat.Where(static o => o.Locality == Locality.Host && !o.Reads.Any()), actual);
            foreach (Operation operation in section.Phases.SelectMany(static phase => phase.Rows.Concat(phase.Weights.Reverse())))
            {
                // Who reads a number of the agent's state makes it.
                Evaluate(section.Flat.Where(o => o.Locality == Locality.OfState && o.Writes.Any(operation.Reads.Contains)), actual);
                operation.Evaluate(actual);
            }
        }

        Same(actual, expected, "in phases");
    }

    private static Machine Run(ProgramModel program, bool shared)
    {
        var machine = new Machine(program.Buffers) { Rooms = shared ? program.Rooms : new Dictionary<BufferId, BufferId>() };
        for (int update = 0; update < Updates; update++)
        {
            Evaluate(program.Sections.Where(static s => s.Cadence.Timed).SelectMany(static s => s.Operations).SelectMany(InTurns), machine);
        }

        return machine;
    }

    // What runs side by side takes turns: a branch that shares memory with another is spoilt.
    private static IEnumerable<Operation> InTurns(Operation operation)
    {
        if (operation is not SideBySide side)
        {
            return operation is Call call ? call.Open().SelectMany(static step => step.Operations).SelectMany(InTurns) : operation.Flat();
        }

        Operation[][] branches = [.. side.Calls.Select(static call => call.Flat().ToArray())];
        return Enumerable.Range(0, branches.Max(static branch => branch.Length))
            .SelectMany(turn => branches.Where(branch => turn < branch.Length).Select(branch => branch[turn]));
    }

    private static void Evaluate(IEnumerable<Operation> operations, Machine machine)
    {
        foreach (Operation operation in operations)
        {
            operation.Evaluate(machine);
        }
    }

    // The host reads meters by itself: in phases, only state that devices write is there.
    private static void Same(Machine actual, Machine expected, string how)
    {
        static string Key(Parameter p) => $"{p.Owner?.Name}.{p.Slot.Field}.{p.Part.Name}";
        static bool Lasts(Parameter p) => p.Part != Part.Gradient && p.Part != Part.Score;
        Dictionary<string, double[]> ours = actual.Parameters.Where(static p => Lasts(p.Key)).ToDictionary(static p => Key(p.Key), static p => p.Value);
        foreach ((Parameter parameter, double[] values) in expected.Parameters.Where(static p => Lasts(p.Key)))
        {
            double[] mine = ours[Key(parameter)];
            for (int i = 0; i < values.Length; i++)
            {
                Near(mine[i], values[i], 1e-12, $"{how}: {Key(parameter)}[{i}]");
            }
        }

        foreach ((StateId state, double number) in actual.States)
        {
            Near(number, expected.States[state], 1e-9, $"{how}: {state.Name}");
        }
    }

    private static void Near(double actual, double expected, double tolerance, string where) =>
        Math.Abs(actual - expected).ShouldBeLessThan(tolerance * (1 + Math.Abs(expected)), where);
}
