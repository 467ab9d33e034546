namespace NE.Integration.Tests.Trials;

/// <summary>One stored transition.</summary>
internal sealed record Transition(float[] State, float[] Action, float Reward, float[] Next, bool Terminated);
