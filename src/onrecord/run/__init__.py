"""Stages, plan, execution, progress: joins the steps with the store."""
