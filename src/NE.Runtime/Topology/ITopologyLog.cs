namespace NE.Runtime.Topology;

/// <summary>Receives the records of topology events. The trainer implements it and adds the environment step.</summary>
public interface ITopologyLog
{
    /// <summary>Records one layer's change at one event.</summary>
    /// <param name="learner">Index of the learner in its group.</param>
    /// <param name="record">What happened to the layer.</param>
    void Record(int learner, in TopologyRecord record);

    /// <summary>Records the change of a network's output over one event, measured on the growth batch.</summary>
    /// <param name="learner">Index of the learner in its group.</param>
    /// <param name="network">The network, for example <c>Policy</c>.</param>
    /// <param name="update">The update of the event, counted from 1.</param>
    /// <param name="meanAbsoluteChange">Mean absolute difference of the outputs before and after the event.</param>
    void OutputChange(int learner, string network, long update, double meanAbsoluteChange);
}
