using System.Collections.Generic;
using System.Linq;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Printing.Kernels;

/// <summary>Prints the macros of a program's kernels: sizes, run values, words of a step, layers, values of passes.</summary>
internal sealed class KernelHeader(DeviceProgram device, KernelNames names)
{
    private readonly CodeWriter code = new();

    /// <summary>Prints the definitions.</summary>
    public string Print()
    {
        Sizes();
        RunValues();
        Step();
        code.Gap().Line("// Layers: weights [out][in], biases behind them. A step takes all arrays of a layer: online, target, first and second moment stand")
            .Line($"// one room apart{(Masked ? "; then the bytes of the mask and the ages, 0 where there are none" : "; two offsets that are 0 here")}.");
        foreach (string layer in names.Layers)
        {
            code.Line(layer);
        }

        string[] states = [.. names.States, .. names.Given];
        if (states.Length > 0)
        {
            code.Gap().Line("// State other than layers, numbers derived from it, and input from the host for its steps.");
            foreach (string state in states)
            {
                code.Line(state);
            }
        }

        code.Gap().Line("// Values: offset of sample 0, floats from one sample to the next.");
        foreach (string value in names.Values)
        {
            code.Line(value);
        }

        Learner();
        return code.ToString();
    }

    private bool Masked => device.Program.Networks.SelectMany(static network => network.Slots)
        .Any(static slot => slot.Storage.Masked || slot.Storage.Aged);

    private void Sizes()
    {
        HashSet<Number> used = [device.Program.Numbers[0], device.Program.Numbers[1], device.Program.Numbers[2]];
        used.UnionWith(device.Sections.SelectMany(static section => section.Flat).SelectMany(static operation => operation.Numbers));
        HashSet<string> batches = [.. device.Sections.Select(static section => section.Samples.Constant), "BatchSize"];
        foreach (Number constant in device.Program.Numbers.Where(number => !number.Run && (used.Contains(number) || batches.Contains(number.Name))))
        {
            string number = constant.Type == "float" ? KernelLiteral.Of((float)constant.Amount) : $"{(long)constant.Amount}";
            code.Line($"#define {MacroNames.Upper(constant.Name)} {number} // {constant.Meaning}");
        }

        code.Line($"#define ROW_LENGTH {device.Layout.RowLength} // floats of a stored transition")
            .Line($"#define ARENA_LENGTH {device.Layout.Length} // floats of a learner")
            .Line($"#define STEP_LENGTH {device.StepLength} // words from the host per update")
            .Line($"#define RESULT_LENGTH {device.ResultLength} // floats to the host per update")
            .Line("#define NO_SLOT 0xFFFFFFFFu");
    }

    private void RunValues()
    {
        code.Gap().Line("// Run values of the learner.");
        foreach ((int at, RunWord word) in device.RunWords)
        {
            string place = word.Table > 0 ? $"(P + {at})" : word.Number ? $"P[{at}]" : $"((GLOBAL const u32*)P)[{at}]";
            code.Line($"#define {word.Macro} {place} // {word.Meaning}");
        }
    }

    private void Step()
    {
        code.Gap().Line("// Input from the host for an update.")
            .Line("#define UPDATE step[0], step[1]")
            .Line("#define POOL step[2] // number of oldest transitions from which the batch is drawn")
            .Line("#define OLDEST step[3] // slot of the oldest transition")
            .Line("#define STEP_SECTIONS 4 // word whose bits select the sections to run");
        foreach (string line in names.UsedStreams)
        {
            code.Line(line);
        }

        if (device.Exploring is not null)
        {
            code.Line("#define ENVIRONMENT_STEP (u32)environment_step, (u32)(environment_step >> 32)");
        }

        foreach (OptimiserGroup group in device.Program.Optimisers)
        {
            foreach (string macro in group.Rule.Macros(group, device.WordsOf(group)))
            {
                code.Line(macro);
            }
        }
    }

    private void Learner()
    {
        Value observation = device.Acting.Flat.SelectMany(static o => o.Writes).First(static w => w.Memory is not null).Memory!.Value;
        Value action = device.Acting.Flat.Last().Reads.First(static r => r.Memory is not null).Memory!.Value;
        code.Gap().Line("// Arguments of the functions of a section, and their location in the memory of a launch.")
            .Line("#define LEARNER GLOBAL float* P, LOCALP float* tile, GLOBAL const u32* step, GLOBAL float* result, GLOBAL const float* ring, \\")
            .Line("    u32 slots, GLOBAL const float* table")
            .Line("#define ARENA_AT(learner) GLOBAL float* P = memory + arenas + (i64)(learner) * ARENA_LENGTH")
            .Line("#define LEARNER_AT(learner, update) \\")
            .Line("    ARENA_AT(learner); \\")
            .Line("    GLOBAL const u32* step = (GLOBAL const u32*)(memory + steps + ((i64)(update) * learners + (learner)) * STEP_LENGTH); \\")
            .Line("    GLOBAL float* result = memory + results + ((i64)(update) * learners + (learner)) * RESULT_LENGTH; \\")
            .Line("    GLOBAL const float* ring = memory + replay + (i64)(learner) * capacity * ROW_LENGTH; \\")
            .Line("    GLOBAL const float* table = memory + tables; \\")
            .Line("    const u32 slots = (u32)capacity")
            .Line($"#define OBSERVATION_AT {device.Layout.Value(observation).Offset}")
            .Line($"#define ACTION_AT {device.Layout.Value(action).Offset}");
    }
}
