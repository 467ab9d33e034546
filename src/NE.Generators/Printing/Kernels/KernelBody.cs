using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Phases;

namespace NE.Generators.Printing.Kernels;

/// <summary>
/// Prints a program as kernels: what stands where, then each section as one function a phase in the order of the program, then the kernels
/// that call them. The functions of the library come from the runtime.
/// </summary>
internal sealed class KernelBody
{
    private readonly DeviceProgram device;
    private readonly KernelNames names;
    private readonly KernelForms forms;
    private readonly CodeWriter code = new();

    private KernelBody(DeviceProgram device)
    {
        this.device = device;
        names = new KernelNames(device);
        forms = new KernelForms(device, names);
    }

    /// <summary>Prints the kernels of a program.</summary>
    public static string Print(AgentProgram program) => Print(new DeviceProgram(program));

    /// <summary>Prints the kernels.</summary>
    public static string Print(DeviceProgram device) => new KernelBody(device).Print();

    /// <summary>The pieces of a section: what one kernel does.</summary>
    public static IEnumerable<(Phase Phase, bool Rows)> Pieces(DeviceSection section)
    {
        foreach (Phase phase in section.Phases)
        {
            if (phase.Rows.Count > 0)
            {
                yield return (phase, true);
            }

            if (phase.Weights.Count > 0)
            {
                yield return (phase, false);
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
        string samples = MacroNames.Upper(section.Batch);
        foreach ((Phase phase, bool rows) in Pieces(section))
        {
            code.Gap().Line($"// {section.Section.Summary}{(rows ? " Samples from row on." : " Weights: the share of one block.")}");
            code.Block($"DEVICE void {Function(section, piece)}(LEARNER, {(rows ? "int row" : "int rank, int size")})", () =>
            {
                if (rows)
                {
                    Lines(phase.Rows, static r => r.Caption, static r => r.At.Twins, r => forms.Rows(r, samples));
                }
                else
                {
                    code.Line("int done = 0;");
                    Lines(phase.Weights, static t => t.Caption, static t => t.Twins, t => forms.Weights(t, samples));
                }
            });
            piece++;
        }
    }

    private void Lines<T>(IReadOnlyList<T> items, Func<T, string> caption, Func<T, bool> twins, Func<T, string> line)
    {
        string last = "";
        for (int i = 0; i < items.Count;)
        {
            if (caption(items[i]) != last)
            {
                code.Gap().Line("// " + caption(items[i]));
                last = caption(items[i]);
            }

            int end = i + 1;
            while (end < items.Count && twins(items[i]) && twins(items[end]) && caption(items[end]) == last)
            {
                end++;
            }

            if (twins(items[i]))
            {
                code.Block("for (int twin = 0; twin < 2; twin++)", () =>
                {
                    for (int k = i; k < end; k++)
                    {
                        code.Line(KernelLines.Wrap(line(items[k])));
                    }
                });
            }
            else
            {
                code.Line(KernelLines.Wrap(line(items[i])));
            }

            i = end;
        }
    }

    private void Kernels()
    {
        foreach (DeviceSection section in device.Sections)
        {
            int piece = 0;
            foreach ((Phase _, bool rows) in Pieces(section))
            {
                int number = piece++;
                code.Gap();
                Kernel($"{section.Section.Name}_{number}", "LEARNER_AT(GID_Y, 0);", () => Call(section, number, rows, "GID", "NGROUPS"));
            }
        }

        code.Gap().Line("// Whole updates, one after another: the blocks of a learner wait for each other between two phases.");
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

        code.Gap().Line("// The actions of the policy for one observation of each learner.");
        Kernel("Act", "ARENA_AT(GID_Y);", Act);
        code.Gap().Line("// A new transition of each learner into its ring.");
        code.Block("KERNEL(THREADS) Store(LAUNCH)", Store);
    }

    private void Kernel(string name, string learner, Action body)
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
            foreach ((Phase _, bool rows) in Pieces(section))
            {
                Call(section, piece++, rows, "TEAM_RANK", "TEAM_SIZE");
                code.Line("TEAM_SYNC();");
            }
        }

        // A loop, because no barrier may stand under a condition.
        code.Block($"for (u32 due = (step[STEP_SECTIONS] >> {number}) & 1u; due > 0u; due--)", Body);
    }

    private void Call(DeviceSection section, int piece, bool rows, string rank, string size)
    {
        string call = $"{Function(section, piece)}(P, tile, step, result, ring, slots, table, ";
        if (rows)
        {
            code.Block(
                $"for (int row = {rank} * ROWS_M; row < {MacroNames.Upper(section.Batch)}; row += {size} * ROWS_M)",
                () => code.Line($"{call}row);"));
        }
        else
        {
            code.Line($"{call}{rank}, {size});");
        }
    }

    private void Act()
    {
        NetworkInstance actor = device.Program.Actor;
        string acting = actor.Prefix + "Acting";
        Value observation = new("observation", device.Program.Plan.Declaration.Task.Observations);
        var at = new Binding(actor, false, false, [("input", observation.Name), ("cache", acting)]);
        code.Block("for (int i = LID; i < OBSERVATIONS; i += THREADS)", () =>
            code.Line($"P[OBSERVATION_AT + i] = memory[observations + (i64)GID_Y * OBSERVATIONS + i];"));
        code.Line("SYNC_THREADS();").Line("const int row = 0;");
        foreach (Operation operation in actor.Network.Routines.Single(static r => r.Name == "Forward").Steps.SelectMany(static s => s.Operations))
        {
            code.Line(KernelLines.Wrap(forms.Rows(new RowsOperation(operation, at, ""), "1")));
        }

        int output = device.Layout.Value(AgentBuilder.Output(actor, acting).Name).Offset;
        code.Block("for (int i = LID; i < ACTIONS; i += THREADS)", () =>
            code.Line($"memory[actions + (i64)GID_Y * ACTIONS + i] = ACTION_LIMIT * P[{output} + i];"));
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
