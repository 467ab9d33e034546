using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu;
using NE.Runtime.Replay;

namespace NE.Runtime.Tests.Gpu.Learners;

/// <summary>
/// The program of <see cref="FakeLearner"/>: two numbers that drift with one sampled transition per update, a second section every second
/// update, a third every tenth whose result the next update needs.
/// </summary>
internal static class FakeProgram
{
    public const int Observations = 2, Actions = 1, Weights = 2, WeightAt = 8, MaskAt = 10, AgesAt = 12, StateLength = 32, ArenaLength = 64;
    public const int StepLength = KernelStep.Factors + 1, Positions = 5;

    /// <summary>Updates between two sections of the second and of the third kind.</summary>
    public const int SecondEvery = 2, ThirdEvery = 10;

    public static ReplayLayout Layout { get; } = new(Observations, Actions);

    public static KernelProgram Kernels { get; } = new()
    {
        Body = "",
        ArenaLength = ArenaLength,
        StateLength = StateLength,
        ValueLength = 2,
        StepLength = StepLength,
        ResultLength = 2,
        Observations = Observations,
        Actions = Actions,
        RowLength = Layout.RowLength,
        Sections =
        [
            new KernelSection("First", 1, 2, Feeds: false),
            new KernelSection("Second", SecondEvery, 1, Feeds: false),
            new KernelSection("Third", ThirdEvery, 1, Feeds: true),
        ],
        Tensors =
        [
            new KernelTensor("weight", KernelElement.Float, WeightAt, Weights),
            new KernelTensor("mask", KernelElement.Mask, MaskAt, Positions),
            new KernelTensor("flags", KernelElement.Byte, MaskAt, 2, Skip: Positions),
            new KernelTensor("weight.age", KernelElement.Age, AgesAt, 3),
            new KernelTensor("bias.age", KernelElement.Age, AgesAt, 1, Skip: 3),
        ],
        Counters = [new KernelCounter("steps", 2), new KernelCounter("none", 0)],
    };

    /// <summary>A device that runs the program.</summary>
    /// <param name="broken">Name of a kernel that does nothing.</param>
    public static FakeDevice Device(string broken = "") =>
        new(Functions.ToDictionary(pair => pair.Key, pair => pair.Key == broken ? static _ => { } : pair.Value));

    private static Dictionary<string, Action<FakeLaunch>> Functions { get; } = new()
    {
        ["First_0"] = static launch => EachLearner(launch, 0, 0b1),
        ["First_1"] = static _ => { },
        ["Second_0"] = static launch => EachLearner(launch, 0, 0b10),
        ["Third_0"] = static launch => EachLearner(launch, 0, 0b100),
        ["Train"] = static launch =>
        {
            for (int update = 0; update < launch.Updates; update++)
                EachLearner(launch, update, uint.MaxValue);
        },
        ["Act"] = static launch =>
        {
            for (int i = 0; i < launch.Learners; i++)
            {
                ReadOnlySpan<float> weights = launch.Memory.Slice(launch.Arenas + (i * ArenaLength) + WeightAt, Weights);
                launch.Memory[launch.Actions + i] = Action(weights, launch.Memory.Slice(launch.Observations + (i * Observations), Observations));
            }
        },
        ["Explore"] = static launch => launch.Memory.Slice(launch.Actions, launch.Learners).Fill(Drawn(launch.EnvironmentStep)),
        ["Store"] = static launch =>
        {
            int length = Layout.RowLength;
            for (int i = 0; i < launch.Learners; i++)
            {
                Span<float> row = launch.Memory.Slice(launch.Rows + (i * (length + 1)), length + 1);
                uint slot = BitConverter.SingleToUInt32Bits(row[0]);
                if (slot != uint.MaxValue)
                    row[1..].CopyTo(launch.Memory[(launch.Replay + ((int)((i * launch.Capacity) + slot) * length))..]);
            }
        },
    };

    /// <summary>The action that a device draws where it explores by itself.</summary>
    public static float Drawn(long step) => (step % 1_000) * 0.001f;

    /// <summary>The action of the two numbers.</summary>
    public static float Action(ReadOnlySpan<float> weights, ReadOnlySpan<float> observation) =>
        (weights[0] * observation[0]) + (weights[1] * observation[1]);

    /// <summary>The sections of an update, those among them that are asked for.</summary>
    /// <returns>The result of the second; 0 where it is not due.</returns>
    public static float Sections(uint due, Span<float> weights, ReadOnlySpan<float> row, float rate, float factor)
    {
        if ((due & 1) != 0)
        {
            weights[0] += rate * factor * row[Layout.Reward.First];
            weights[1] += rate * row[Layout.NextState.First];
        }

        if ((due & 2) != 0)
            weights[1] *= 0.75f;

        return weights[0];
    }

    /// <summary>Which of the pool an update samples.</summary>
    public static long Sampled(long update, long pool) => update * 7 % pool;

    private static void EachLearner(FakeLaunch launch, int update, uint asked)
    {
        for (int i = 0; i < launch.Learners; i++)
        {
            Span<float> arena = launch.Memory.Slice(launch.Arenas + (i * ArenaLength), ArenaLength);
            int number = (update * launch.Learners) + i;
            ReadOnlySpan<uint> step = MemoryMarshal.Cast<float, uint>(launch.Memory.Slice(launch.Steps + (number * StepLength), StepLength));
            uint due = step[KernelStep.Sections] & asked;
            if (due == 0)
                continue;

            long slot = (step[KernelStep.Oldest] + Sampled(step[KernelStep.UpdateLow], step[KernelStep.Pool])) % launch.Capacity;
            ReadOnlySpan<float> row = launch.Memory.Slice(
                launch.Replay + (int)(((i * launch.Capacity) + slot) * Layout.RowLength), Layout.RowLength);
            float rate = launch.Memory[launch.Tables + (int)BitConverter.SingleToUInt32Bits(arena[1])];
            float result = Sections(due, arena.Slice(WeightAt, Weights), row, rate, BitConverter.UInt32BitsToSingle(step[KernelStep.Factors]));
            launch.Memory[launch.Results + (number * 2)] = result;
            if ((due & 4) != 0)
                launch.Memory[launch.Results + (number * 2) + 1] = 10 * arena[WeightAt + 1];
        }
    }
}
