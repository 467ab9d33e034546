using System;
using System.Threading;
using NE.Runtime.Training;
using Shouldly;

namespace NE.Integration.Tests.Trials;

/// <summary>Ends a run at random calls of its learner, in steps, updates, evaluations and switches, until it is complete.</summary>
/// <param name="seed">Seed of the moments.</param>
/// <param name="longest">Most calls between two kills; late enough for some progress on average.</param>
internal sealed class RandomKills(int seed, int longest)
{
    private const string Killed = "killed";

    private readonly Random random = new(seed);
    private int left;

    /// <summary>Trains without any kill; the run's folder.</summary>
    public static string Straight(string root, ExperimentDefinition experiment)
    {
        using Trainer trainer = new(new TrainerOptions { Trials = TrainerTrial.Of(experiment, 5), Root = root, Quiet = true });
        trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
        return trainer.Folder!;
    }

    /// <summary>Trains until complete; more than one kill must have happened. The run's folder.</summary>
    public string Train(string root, ExperimentDefinition experiment)
    {
        ExperimentDefinition mortal = experiment with
        {
            CreateLearners = context => new KilledLearners(experiment.CreateLearners(context), Called),
        };
        for (int kills = 0; ; kills++)
        {
            left = random.Next(1, longest);
            try
            {
                string folder = Straight(root, mortal);
                kills.ShouldBeGreaterThan(1);
                return folder;
            }
            catch (InvalidOperationException fault) when (fault.Message == Killed)
            {
                kills.ShouldBeLessThan(200);
            }
        }
    }

    private void Called()
    {
        if (--left == 0)
            throw new InvalidOperationException(Killed);
    }
}
