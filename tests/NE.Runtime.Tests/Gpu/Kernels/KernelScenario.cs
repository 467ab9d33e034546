using System;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>What the child processes of the tests under Oclgrind do: a process finds the devices of OpenCL once.</summary>
internal static class KernelScenario
{
    /// <summary>The first argument of such a process.</summary>
    internal const string Command = "kernel-scenario";

    /// <summary>A missing barrier and an out-of-bounds store.</summary>
    private const string Planted = """
        KERNEL(THREADS) planted(GLOBAL float* P, i64 length) {
            SHARED4 float tile[TILE_FLOATS];
            tile[LID] = P[LID];
            P[LID] = tile[(LID + 1) % THREADS];
            SYNC_THREADS();
            if (LID == 0) {
                P[length] = 1.0f;
            }
        }
        """;

    /// <summary>Runs one.</summary>
    /// <param name="args">What to do: <c>library</c> or <c>planted</c>.</param>
    internal static int Run(ReadOnlySpan<string> args)
    {
        if (args[0] == "planted")
        {
            RunPlanted();
            return 0;
        }

        using var bench = new KernelBench { Watched = true };
        ProductKernelTests products = new(bench);
        products.LinearForward_AnyShapeAndBatch_HasTheBitsOfTheProcessor("31-18", 18, true);
        products.LinearForwardNarrow_AnyShapeAndBatch_HasTheBitsOfTheProcessor("64-6", 18);
        products.LinearInputGradient_AnyShapeAndBatch_HasTheBitsOfTheProcessor("31-18", 18, true);
        products.LinearInputGradientShallow_AnyShapeAndBatch_HasTheBitsOfTheProcessor("64-6", 18);
        products.InputGradients_OfSomeInputs_HaveTheBitsOfTheProcessor("linear_input_gradient_narrow", "31-18", 26, 5);

        RowsKernelTests rows = new(bench);
        rows.Gather_FromARing_DrawsTheRowsOfTheReplayBuffer(18, 100, 64, 0.5);
        rows.GatherNStep_FromARing_HasTheBitsOfTheReplayBuffer(18, 100, 64, 0.5, 3);
        rows.Scale_AnyBatch_HasTheBitsOfTheProcessor(18);
        rows.Add_AnyBatch_HasTheBitsOfTheProcessor_AlsoInPlace(18);
        rows.NormaliseObservations_AnyBatch_HasTheBitsOfTheProcessor(18);
        rows.Activate_NotANumber_StaysSo();

        NormKernelTests norms = new(bench);
        norms.NormForward_AnyWidthAndBatch_HasTheBitsOfTheProcessor(20, 18);
        norms.NormInputGradient_AnyWidthAndBatch_HasTheBitsOfTheProcessor(20, 18);

        TargetKernelTests targets = new(bench);
        targets.SmoothTarget_AnyBatch_HasTheBitsOfTheProcessor(18);
        targets.TwinTarget_AnyBatch_HasTheBitsOfTheProcessor(18);
        targets.SingleTarget_AnyBatch_HasTheBitsOfTheProcessor(18);
        targets.ValueErrorAndBatchError_AnyBatch_HaveTheBitsOfTheProcessor(18);
        targets.DeterministicPolicyLossAndBatchMean_AnyBatch_HaveTheBitsOfTheProcessor(18);

        PolicyKernelTests policies = new(bench);
        policies.SquashedSampleAndMean_AnyBatch_HaveTheBitsOfTheProcessor(2, 18);
        policies.SquashedGradient_AnyBatch_HasTheBitsOfTheProcessor(2, 18);
        policies.SoftTarget_AnyBatch_HasTheBitsOfTheProcessor(18);
        policies.SoftSlopesAndLoss_AnyBatch_HaveTheBitsOfTheProcessor(18);
        policies.TemperatureStep_AnyBatch_HasTheBitsOfTheProcessor(18);

        StepKernelTests steps = new(bench);
        steps.LayerStep_AnyKindOfLayer_HasTheBitsOfTheProcessor(
            "layer_step", "31-18", 18, true, true, StepKernelTests.Clipping.Newborn, true);
        steps.LayerStep_AnyKindOfLayer_HasTheBitsOfTheProcessor(
            "layer_step_narrow", "13-7", 18, false, false, StepKernelTests.Clipping.All, true);
        steps.LayerStepWithTerms_AnyKindOfLayer_HasTheBitsOfTheProcessor(
            "layer_step_with_terms", "31-18", 18, true, true, StepKernelTests.Clipping.Newborn, true, false);
        steps.NormStepWithTerms_AnyWidthAndBatch_HasTheBitsOfTheProcessor(20, 18);
        steps.NormStep_AnyWidthAndBatch_HasTheBitsOfTheProcessor(20, 18);
        steps.LayerSoftUpdate_AnyLength_HasTheBitsOfTheProcessor(1200);
        new ActivityKernelTests(bench).CountActivated_AnyWidthAndBatch_IsThatOfTheProcessor(20, 18, 0.5f);
        Console.WriteLine("equal");
        return 0;
    }

    private static void RunPlanted()
    {
        using ComputeDevice device = DeviceCatalogue.Open(DeviceChoice.Parse("opencl"));
        using DeviceMemory memory = device.Allocate(256);
        using DeviceProgram program = device.Compile(new("a planted bug", Planted, Tiles.Small.Defines));
        using DeviceKernel kernel = program.Kernel("planted");
        device.Write(memory, 0, new byte[256]);
        device.Launch(kernel, new(1, 1, Tiles.Small.Threads), memory, [64]);
        device.Finish();
    }
}
