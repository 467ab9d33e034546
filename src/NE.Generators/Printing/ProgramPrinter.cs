using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Printing;

/// <summary>
/// The program as text, compared by golden tests and, without captions, hashed as the program hash. It names no experiment and contains no
/// run values, so that variants that differ only in these share a program.
/// </summary>
internal sealed class ProgramPrinter
{
    private readonly ProgramModel program;
    private readonly bool captions;
    private readonly CodeWriter text = new();
    private readonly Notation notation;

    private ProgramPrinter(ProgramModel program, bool captions)
    {
        this.program = program;
        this.captions = captions;
        notation = new TextNotation(program.Buffers);
    }

    /// <summary>Prints a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="captions">Whether to print the captions of steps, which do not affect results.</param>
    public static string Print(ProgramModel program, bool captions = true) => new ProgramPrinter(program, captions).Print();

    private string Print()
    {
        text.Line("buffers").Indented(() =>
        {
            foreach (Group group in program.Buffers.Groups.Where(static group => group.Type.Length > 0))
            {
                string[] parts = [.. group.Parts.Where(part => program.Rooms.ContainsKey(part.Value.Buffer)).Select(Describe)];
                if (parts.Length > 0)
                {
                    text.Line($"{group.Name}, {(group.Samples.Count == 1 ? "one sample" : $"batch of {group.Samples.Count}")}: {string.Join(", ", parts)}");
                }
            }
        });
        foreach (Network network in program.Networks)
        {
            Print(network);
        }

        foreach (Section section in program.Sections)
        {
            text.Gap().Line($"section {section.Name}: {section.Cadence.Text}");
            Print(section.Steps);
        }

        foreach (Routine routine in program.Routines)
        {
            Print(routine);
        }

        return text.ToString();
    }

    private string Describe(KeyValuePair<string, Value> part)
    {
        BufferId room = program.Rooms[part.Value.Buffer];
        string name = part.Key.Length == 0 ? $"{part.Value.Rows} rows" : $"{part.Key}[{part.Value.Rows}]";
        (Group group, string first, int rows) = program.Buffers[room];
        return room == part.Value.Buffer ? name : $"{name} in place of {program.Buffers.Name(new Value(room, 0, rows))}";
    }

    private void Print(Network network)
    {
        string names = string.Join(", ", program.Instances.Where(instance => instance.Network == network)
            .Select(static instance => $"{instance.Field} from layer number {instance.FirstNumber}"));
        text.Gap().Line($"network {network.Name}: {names}").Indented(() =>
        {
            foreach (Slot slot in network.Slots)
            {
                text.Line($"layer {slot.Storage.Describe(slot)}");
            }

            foreach (Routine routine in network.Routines)
            {
                Print(routine);
            }
        });
    }

    private void Print(Routine routine)
    {
        IEnumerable<string> parameters =
        [
            .. routine.Layered ? ["layer"] : (string[])[], .. routine.Sided ? ["side"] : (string[])[],
            .. routine.Formals.Select(static formal => formal.Name), .. routine.Streamed ? ["stream"] : (string[])[],
            .. routine.Given.Select(static number => number.Name),
        ];
        text.Gap().Line($"routine {routine.Name}({string.Join(", ", parameters)})");
        Print(routine.Steps);
    }

    private void Print(IEnumerable<Step> steps) => text.Indented(() =>
    {
        foreach (Step step in steps)
        {
            if (captions && step.Caption.Length > 0)
            {
                text.Line("# " + step.Caption);
            }

            foreach (Operation operation in step.Operations)
            {
                text.Line(operation.Text(notation));
            }
        }
    });
}
