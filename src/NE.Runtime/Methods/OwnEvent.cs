using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>Runs a user-defined event of one learner: opens the layers, applies the event, closes them.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public sealed class OwnEvent<TEvent>
    where TEvent : class, IEvent
{
    private readonly TEvent own;
    private readonly string name;
    private readonly EventContext context;

    /// <summary>Prepares an event; applying it allocates nothing by itself.</summary>
    /// <param name="own">The user's object.</param>
    /// <param name="name">Prefix of its tensors in checkpoints.</param>
    /// <param name="number">Its number among the events of the agent, so that their random numbers are independent.</param>
    /// <param name="gradients">Whether the losses' gradients are computed on the batch of the event.</param>
    /// <param name="layers">The matrices.</param>
    /// <param name="units">The hidden units.</param>
    public OwnEvent(TEvent own, string name, int number, bool gradients, EventLayer[] layers, UnitSpace[] units)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(units);
        this.own = own;
        this.name = name;
        context = new EventContext(layers, units, number);
        foreach (EventLayer layer in layers)
            layer.HasGradients = gradients;
    }

    /// <summary>Measures the activity of hidden units on the batch of the event.</summary>
    /// <param name="space">Index of the space.</param>
    /// <param name="hidden">Its values, after their activation.</param>
    public void Measure(int space, Activations hidden) => context.Units[space].Measure(hidden);

    /// <summary>Applies the event.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    public void Apply(uint seed, long update)
    {
        (context.Seed, context.Update) = (seed, update);
        context.Open();
        own.Apply(context);
        context.Close();
    }

    /// <summary>Writes the event's own state.</summary>
    /// <param name="writer">Receives the tensors.</param>
    public void Save(ITensorWriter writer) => own.Save(writer, name);

    /// <summary>Restores what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the tensors.</param>
    public void Load(ITensorReader reader) => own.Load(reader, name);
}
