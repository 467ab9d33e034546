namespace NE.Dsl;

/// <summary>The sizes and limits of a task in the catalogue.</summary>
public sealed class TaskSizes
{
    internal TaskSizes(string name, int observations, int actions, double actionLimit, int stepLimit, TaskModel model)
    {
        Name = name;
        Observations = observations;
        Actions = actions;
        ActionLimit = actionLimit;
        StepLimit = stepLimit;
        Model = model;
    }

    /// <summary>The name, for example <c>HalfCheetah-v4</c>.</summary>
    public string Name { get; }

    /// <summary>Length of an observation.</summary>
    public int Observations { get; }

    /// <summary>Length of an action.</summary>
    public int Actions { get; }

    /// <summary>Actions are within ± this value.</summary>
    public double ActionLimit { get; }

    /// <summary>Environment steps after which an episode is truncated.</summary>
    public int StepLimit { get; }

    /// <summary>Its simulated model.</summary>
    public TaskModel Model { get; }
}
