using System;
using System.Collections.Generic;
using NE.Runtime.Environments;
using NE.Runtime.Training;

namespace NE.Runtime.Tests.Training;

/// <summary>Small experiments: a ring that wraps several times, many events, checkpoints often.</summary>
internal static class TestExperiments
{
    internal static readonly TestSettings Settings = new()
    {
        Steps = 2_000,
        WarmUp = 100,
        EvaluateEvery = 250,
        EvaluationEpisodes = 3,
        CheckpointEvery = 200,
        MetricsEvery = 130,
        Discount = 0.99,
        Polyak = 0.005,
        ExplorationNoise = 0.1,
        ActorLearningRate = 3e-4,
        CriticLearningRate = 3e-4,
        ReplayCapacity = 300,
        BatchSize = 20,
    };

    /// <summary>What the child process of a test offers.</summary>
    internal static IReadOnlyList<ExperimentDefinition> All { get; } =
    [
        Define(),
        Define(name: "Long", settings: Settings with { Steps = 400_000, CheckpointEvery = 1_000, EvaluateEvery = 5_000 }),
        Define(name: "Diverging", learners: context => new TestLearners(context)
        {
            BeforeUpdate = update =>
            {
                if (update == 700)
                {
                    throw new DivergedException("Value1", update);
                }
            },
        }),
    ];

    internal static ExperimentDefinition Define(
        string name = "Test",
        RunSettings? settings = null,
        Func<IEnvironment>? environment = null,
        Func<LearnerContext, ILearnerGroup>? learners = null,
        string program = "p1",
        string structure = "grow.every = 1000\nbatch = 20\n") => new(
            name,
            TestTask.Spec,
            settings ?? Settings,
            program,
            structure,
            "the plan",
            environment ?? (() => new TestTask()),
            learners ?? (context => new TestLearners(context)));
}
