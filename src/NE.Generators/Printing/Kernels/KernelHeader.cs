using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Printing.Kernels;

/// <summary>Prints what the kernels of a program call things: sizes, run values, words of a step, layers, values of passes.</summary>
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

        code.Gap().Line("// Values: offset of sample 0, floats from one sample to the next.");
        foreach (string value in names.Values)
        {
            code.Line(value);
        }

        Learner();
        return code.ToString();
    }

    private void Sizes()
    {
        foreach (ProgramConstant constant in device.Program.Constants.Where(Used))
        {
            string number = constant.Type == "float" ? KernelLiteral.Of((float)constant.Number) : $"{(long)constant.Number}";
            code.Line($"#define {MacroNames.Upper(constant.Name)} {number} // {constant.Meaning}");
        }

        int batch = device.Program.Plan.Declaration.Algorithm.BatchSize;
        code.Line($"#define PADDED_BATCH {(batch + 31) / 32 * 32} // by which the noise is numbered")
            .Line($"#define ROW_LENGTH {device.Layout.RowLength} // floats of a stored transition")
            .Line($"#define ARENA_LENGTH {device.Layout.Length} // floats of a learner")
            .Line($"#define STEP_LENGTH {device.StepLength} // words from the host at an update")
            .Line($"#define RESULT_LENGTH {device.ResultLength} // floats to the host at an update")
            .Line("#define NO_SLOT 0xFFFFFFFFu");
    }

    private bool Masked => device.Networks.Any(static n => n.Network.ByAge || n.Network.Layers.Any(static l => l.Linear.Masked));

    private bool Used(ProgramConstant constant) => constant.Name is "Observations" or "Actions" or "ActionLimit" or "BatchSize"
        || device.Sections.Any(s => s.Batch == constant.Name);

    private void RunValues()
    {
        code.Gap().Line("// Run values of the learner.");
        for (int i = 0; i < device.RunWords.Count; i++)
        {
            RunWord word = device.RunWords[i];
            code.Line($"#define {word.Macro} {(word.Number ? $"P[{i}]" : $"((GLOBAL const u32*)P)[{i}]")} // {word.Meaning}");
        }
    }

    private void Step()
    {
        code.Gap().Line("// What the host gives for an update.")
            .Line("#define UPDATE step[0], step[1]")
            .Line("#define POOL step[2] // transitions, oldest first, that the batch is drawn from")
            .Line("#define OLDEST step[3] // slot of the oldest transition")
            .Line("#define STEP_SECTIONS 4 // word whose bits say which sections run");
        foreach (string stream in KernelForms.Streams.Keys)
        {
            code.Line($"#define {KernelForms.Stream(stream)} {KernelForms.Streams[stream]}u");
        }

        const string Shared = "BETA1, ONE_MINUS_BETA1, BETA2, ONE_MINUS_BETA2, EPSILON";
        foreach (NetworkInstance network in device.Networks)
        {
            string role = device.IsActor(network) ? "ACTOR" : "CRITIC";
            int factor = device.Factors.ToList().IndexOf(network.Field);
            if (factor >= 0)
            {
                int word = DeviceProgram.FirstFactor + (2 * factor);
                code.Line($"#define {role}_ADAM U32_AS_FLOAT(step[{word}]), U32_AS_FLOAT(step[{word + 1}]), {Shared}, table, 0");
            }

            if (network.Network.ByAge)
            {
                code.Line($"#define {role}_ADAM_BY_AGE 0.0f, 0.0f, {Shared}, table + {role}_TABLE, (int){role}_LAST_AGE");
            }
        }
    }

    private void Learner()
    {
        code.Gap().Line("// What the functions of a section take, and where it stands in the memory of a launch.")
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
            .Line($"#define OBSERVATION_AT {device.Layout.Value("observation").Offset}");
    }

}
