using System.Collections.Generic;
using System.Linq;
using NE.Generators.Operations;
using NE.Generators.Passes;
using NE.Generators.Program;

namespace NE.Generators.Printing.Kernels;

/// <summary>
/// Prints a program as kernels: the memory layout, then each section as one function per phase in program order, then the kernels
/// that call them. The functions of the library come from the runtime.
/// </summary>
internal sealed class KernelBody
{
    private readonly DeviceProgram device;
    private readonly KernelNames names;
    private readonly CodeWriter code = new();

    private KernelBody(DeviceProgram device)
    {
        this.device = device;
        names = new KernelNames(device);
    }

    /// <summary>Prints the kernels.</summary>
    public static string Print(DeviceProgram device) => new KernelBody(device).Print();

    /// <summary>The pieces of a section, one per kernel.</summary>
    public static IEnumerable<(IReadOnlyList<Operation> Operations, bool Rows)> Pieces(DeviceSection section)
    {
        foreach (Phase phase in section.Phases)
        {
            if (phase.Rows.Count > 0)
            {
                yield return (phase.Rows, true);
            }

            if (phase.Weights.Count > 0)
            {
                yield return (phase.Weights, false);
            }
        }
    }

    private string Print()
    {
        foreach (DeviceSection section in device.Sections)
        {
            Functions(section);
        }

        Kernels();
        string functions = code.ToString();
        return new KernelHeader(device, names).Print() + "\n" + functions.TrimEnd('\n');
    }

    private void Functions(DeviceSection section)
    {
        int piece = 0;
        foreach ((IReadOnlyList<Operation> operations, bool rows) in Pieces(section))
        {
            code.Gap().Line($"// {section.Section.Summary}{(rows ? " Samples from row on." : " Weights: the share of one block.")}");
            code.Block($"DEVICE void {Function(section, piece)}(LEARNER, {(rows ? "int row" : "int rank, int size")})", () =>
            {
                if (!rows)
                {
                    code.Line("int done = 0;");
                }

                Lines(section, operations);
            });
            piece++;
        }
    }

    private void Lines(DeviceSection section, IReadOnlyList<Operation> operations)
    {
        string Caption(Operation operation) => section.Captions.TryGetValue(operation, out string? caption) ? caption : "";
        string last = "";
        for (int i = 0; i < operations.Count;)
        {
            if (Caption(operations[i]) != last)
            {
                last = Caption(operations[i]);
                code.Gap().Line("// " + last);
            }

            if (operations[i] is not OnCopies copies)
            {
                Write(operations[i++], section.Samples);
                continue;
            }

            int end = i + 1;
            while (end < operations.Count && operations[end] is OnCopies && Caption(operations[end]) == last)
            {
                end++;
            }

            int begin = i;
            code.Block($"for (int copy = 0; copy < {copies.Copies.Count}; copy++)", () =>
            {
                for (int k = begin; k < end; k++)
                {
                    Write(operations[k], section.Samples);
                }
            });
            i = end;
        }
    }

    private void Write(Operation operation, Samples samples)
    {
        foreach (string line in operation.Kernel(names.For(operation, samples)).Line.Split('\n').Where(static line => line.Length > 0))
        {
            code.Line(KernelLines.Wrap(line));
        }
    }

    private void Kernels()
    {
        foreach (DeviceSection section in device.Sections)
        {
            int piece = 0;
            foreach ((_, bool rows) in Pieces(section))
            {
                int number = piece++;
                code.Gap();
                Kernel($"{section.Section.Name}_{number}", "LEARNER_AT(GID_Y, 0);", () => Call(section, number, rows, "GID", "NGROUPS"));
            }
        }

        code.Gap().Line("// Whole updates in sequence; the blocks of a learner synchronise between phases.");
        code.Block("KERNEL_TEAM(THREADS) Train(LAUNCH)", () =>
        {
            code.Line("SHARED4 float tile[TILE_FLOATS];");
            code.Block("for (int update = 0; update < (int)updates; update++)", () =>
            {
                code.Line("LEARNER_AT(TEAM_ID, update);");
                for (int i = 0; i < device.Sections.Count; i++)
                {
                    Due(device.Sections[i], i);
                }
            });
        });
        Choose(device.Acting, "The actions of the policy for one observation of each learner.");
        if (device.Exploring is { } exploring)
        {
            Choose(exploring, "The same with which it explores.");
        }

        code.Gap().Line("// Stores a new transition of each learner in its ring buffer.");
        code.Block("KERNEL(THREADS) Store(LAUNCH)", Store);
    }

    private void Choose(Section section, string summary)
    {
        code.Gap().Line("// " + summary);
        Kernel(section.Name, "ARENA_AT(GID_Y);", () =>
        {
            foreach (Operation operation in section.Flat)
            {
                Write(operation, Program.Samples.One);
            }
        });
    }

    private void Kernel(string name, string learner, System.Action body)
    {
        code.Block($"KERNEL(THREADS) {name}(LAUNCH)", () =>
        {
            code.Line("SHARED4 float tile[TILE_FLOATS];").Line(learner);
            body();
        });
    }

    private void Due(DeviceSection section, int number)
    {
        void Body()
        {
            int piece = 0;
            foreach ((_, bool rows) in Pieces(section))
            {
                Call(section, piece++, rows, "TEAM_RANK", "TEAM_SIZE");
                code.Line("TEAM_SYNC();");
            }
        }

        // A loop, because barriers must not be conditional.
        code.Block($"for (u32 due = (step[STEP_SECTIONS] >> {number}) & 1u; due > 0u; due--)", Body);
    }

    private void Call(DeviceSection section, int piece, bool rows, string rank, string size)
    {
        string call = $"{Function(section, piece)}(P, tile, step, result, ring, slots, table, ";
        if (rows)
        {
            code.Block(
                $"for (int row = {rank} * ROWS_M; row < {MacroNames.Upper(section.Samples.Constant)}; row += {size} * ROWS_M)",
                () => code.Line($"{call}row);"));
        }
        else
        {
            code.Line($"{call}{rank}, {size});");
        }
    }

    private void Store()
    {
        code.Line("GLOBAL const float* staged = memory + rows + (i64)GID_Y * (ROW_LENGTH + 1);")
            .Line("const u32 slot = ((GLOBAL const u32*)staged)[0];")
            .Line("GLOBAL float* stored = memory + replay + ((i64)GID_Y * capacity + slot) * ROW_LENGTH;");
        code.Block("for (int i = LID; i < ROW_LENGTH && slot != NO_SLOT; i += THREADS)", () => code.Line("stored[i] = staged[1 + i];"));
    }

    private static string Function(DeviceSection section, int piece) => $"{MacroNames.Upper(section.Section.Name).ToLowerInvariant()}_{piece}";
}
